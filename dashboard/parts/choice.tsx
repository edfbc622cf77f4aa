interface ChoiceProps {
  readonly id: string;
  readonly label: string;
  /** Where what stands around it says enough, the label is for readers only. */
  readonly isLabelSeen?: boolean;
  readonly value: string;
  /** The third is the language of a text that is in one of its own. */
  readonly options: readonly (readonly [value: string, text: string, lang?: string])[];
  readonly onChoose: (value: string) => void;
}

/** A list to choose from, with its label beside it. */
export const Choice = ({ id, label, isLabelSeen = true, value, options, onChoose }: ChoiceProps) => (
  <span class="row">
    <label class={isLabelSeen ? 'label' : 'seen-by-readers'} for={id}>
      {label}
    </label>
    <select id={id} class="bare" value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
      {options.map(([one, text, lang]) => (
        <option key={one} value={one} lang={lang}>
          {text}
        </option>
      ))}
    </select>
  </span>
);
