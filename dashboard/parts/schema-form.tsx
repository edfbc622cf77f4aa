import { useState } from 'preact/hooks';
import { choicesOf, isObject, type Json, type JsonObject, resolved, type Schema, withMember } from './schema.ts';

type Schemas = Readonly<Record<string, Schema>>;

interface FieldProps {
  readonly id: string;
  readonly name: string;
  readonly schema: Schema;
  readonly schemas: Schemas;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
}

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''));

const Chosen = ({ id, choices, value, onChange }: FieldProps & { readonly choices: readonly Json[] }) => (
  <select
    id={id}
    value={value === undefined ? '' : textOf(value)}
    onChange={({ currentTarget }) => onChange(choices.find((choice) => textOf(choice) === currentTarget.value))}
  >
    <option value="">–</option>
    {choices.map((choice) => (
      <option key={textOf(choice)} value={textOf(choice)}>
        {textOf(choice)}
      </option>
    ))}
  </select>
);

/** What has no field of its own: any JSON; it counts as soon as it is whole. */
const AnyJson = ({ id, value, onChange }: FieldProps) => {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const change = (text: string) => {
    setTyped(text);
    if (text.trim() === '') return onChange(undefined);
    try {
      onChange(JSON.parse(text));
      setTyped(undefined);
    } catch {
      // Not whole yet.
    }
  };
  return (
    <input
      id={id}
      class="mono"
      placeholder="JSON"
      aria-invalid={typed !== undefined && typed.trim() !== ''}
      value={typed ?? (value === undefined ? '' : JSON.stringify(value))}
      onInput={({ currentTarget }) => change(currentTarget.value)}
    />
  );
};

const Input = (props: FieldProps) => {
  const { id, schema, value, onChange } = props;
  const choices = choicesOf(schema);
  if (choices !== undefined) return <Chosen {...props} choices={choices} />;
  if (schema.type === 'boolean') return <Chosen {...props} choices={[true, false]} />;
  if (schema.type === 'integer' || schema.type === 'number')
    return (
      <input
        id={id}
        type="number"
        min={schema.minimum}
        max={schema.maximum}
        step={schema.type === 'integer' ? 1 : 'any'}
        value={typeof value === 'number' ? value : ''}
        onInput={({ currentTarget: { value: text } }) => onChange(text === '' ? undefined : Number(text))}
      />
    );
  if (schema.type === 'string')
    return (
      <input
        id={id}
        maxLength={schema.maxLength}
        value={typeof value === 'string' ? value : ''}
        onInput={({ currentTarget: { value: text } }) => onChange(text === '' ? undefined : text)}
      />
    );
  return <AnyJson {...props} />;
};

const Field = (props: FieldProps) => {
  const { id, name, schema } = props;
  return (
    <div class="field">
      <label for={id} title={schema.description}>
        {name}
      </label>
      <Input {...props} />
    </div>
  );
};

interface GroupProps extends Omit<FieldProps, 'value'> {
  readonly value: JsonObject;
}

/** The fields of an object; objects in it are folded. */
export const SchemaGroup = ({ id, name, schema, schemas, value, onChange }: GroupProps) => {
  const members = Object.entries(schema.properties ?? {}).map(
    ([member, one]) => [member, resolved(one, schemas)] as const,
  );
  const set = (member: string) => (to: Json | undefined) => onChange(withMember(value, member, to));
  const nested = members.filter(([, one]) => one.properties !== undefined);
  const flat = members.filter(([, one]) => one.properties === undefined);
  return (
    <fieldset class="schema-group" aria-label={name}>
      {flat.map(([member, one]) => (
        <Field
          key={member}
          {...{
            id: `${id}-${member}`,
            name: member,
            schema: one,
            schemas,
            value: value[member],
            onChange: set(member),
          }}
        />
      ))}
      {nested.map(([member, one]) => {
        const inner = value[member];
        return (
          <details key={member} class="schema-nested" open={inner !== undefined}>
            <summary title={one.description}>{member}</summary>
            <SchemaGroup
              {...{ id: `${id}-${member}`, name: member, schema: one, schemas, onChange: set(member) }}
              value={isObject(inner) ? inner : {}}
            />
          </details>
        );
      })}
    </fieldset>
  );
};
