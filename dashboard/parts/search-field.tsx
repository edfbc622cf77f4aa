interface SearchFieldProps {
  readonly id: string;
  /** Said to readers, and shown as long as nothing is typed. */
  readonly label: string;
  readonly value: string;
  readonly onType: (text: string) => void;
}

/** A field for a text that narrows what is shown below it. */
export const SearchField = ({ id, label, value, onType }: SearchFieldProps) => (
  <div class="field search">
    <label class="seen-by-readers" for={id}>
      {label}
    </label>
    <input
      id={id}
      type="search"
      placeholder={label}
      value={value}
      onInput={({ currentTarget }) => onType(currentTarget.value)}
    />
  </div>
);
