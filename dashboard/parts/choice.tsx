interface ChoiceProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onChoose: (value: string) => void;
}

/** A list to choose from, with its label beside it. */
export const Choice = ({ id, label, value, options, onChoose }: ChoiceProps) => (
  <span class="row">
    <label class="label" for={id}>
      {label}
    </label>
    <select id={id} class="bare" value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
      {options.map(([one, text]) => (
        <option key={one} value={one}>
          {text}
        </option>
      ))}
    </select>
  </span>
);
