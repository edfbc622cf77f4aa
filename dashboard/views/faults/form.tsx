import { address, setQuery } from '../../address.ts';
import { ask, type Schemas } from '../../api.ts';
import { isObject, type Json, type JsonObject, resolved, type Schema, withMember } from '../../parts/schema.ts';
import { SchemaGroup } from '../../parts/schema-form.tsx';
import { failed, showToast } from '../../parts/toast.tsx';
import { useData } from '../../parts/use-data.ts';
import { projectId } from '../../state.ts';
import { words } from '../../words.ts';
import { presetNames, presets } from './presets.ts';

const first: JsonObject = { match: {}, when: { times: 1 }, do: { status: 500 } };

const pretty = (value: Json): string => JSON.stringify(value, null, 2);

const objectIn = (text: string): JsonObject | undefined => {
  try {
    const value: Json = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

/** The schemas of the control plane, as the fake itself says them. */
const loadSchemas = async (): Promise<Readonly<Record<string, Schema>>> => {
  const document: { components?: { schemas?: Readonly<Record<string, Schema>> } } = await ask(
    'get',
    '/_fake/control.json',
  );
  return document.components?.schemas ?? {};
};

/** The fake checks it, and says what is wrong with it. */
const arm = async (text: string): Promise<void> => {
  const fault: Schemas['NewFault'] = JSON.parse(text);
  const { id } = await ask('post', '/_fake/faults', { body: { ...fault, project_id: projectId.value } });
  showToast({ text: words.value.faults.armedNow(id) });
};

const parts = ['match', 'when', 'do'] as const;

interface FormProps {
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly fault: JsonObject;
  readonly onChange: (fault: JsonObject) => void;
}

const Form = ({ schemas, fault, onChange }: FormProps) => {
  const { faults: said } = words.value;
  const members = schemas.NewFault?.properties ?? {};
  return (
    <div class="stack">
      {parts.map((part) => {
        const value = fault[part];
        return (
          <section key={part} class="stack form-part">
            <h3>
              {said.parts[part]} <code class="muted">{part}</code>
            </h3>
            <SchemaGroup
              id={`fault-${part}`}
              name={said.parts[part]}
              schema={resolved(members[part] ?? {}, schemas)}
              schemas={schemas}
              value={isObject(value) ? value : {}}
              onChange={(to) => onChange(withMember(fault, part, to))}
            />
          </section>
        );
      })}
    </div>
  );
};

/** A fault by form, made from the schema, and as JSON beside it; either changes the other. What it says is in the address. */
export const FaultForm = ({ onArmed }: { readonly onArmed: () => void }) => {
  const { data: schemas } = useData(loadSchemas, ['schemas']);
  const { faults: said } = words.value;
  const text = address.value.query.new ?? pretty(first);
  const fault = objectIn(text);
  const write = (to: string) => setQuery({ new: to });
  const submit = (event: Event) => {
    event.preventDefault();
    arm(text).then(onArmed, failed);
  };
  return (
    <form class="panel stack" aria-label={said.make} noValidate onSubmit={submit}>
      <div class="row spread">
        <h2>{said.make}</h2>
        <div class="row">
          <span class="label">{said.presets}</span>
          {presetNames.map((name) => (
            <button
              key={name}
              type="button"
              onClick={() => write(pretty({ ...(fault?.match ? { match: fault.match } : {}), ...presets[name] }))}
            >
              {said.presetNames[name]}
            </button>
          ))}
        </div>
      </div>
      <div class="form-panes">
        {schemas && <Form schemas={schemas} fault={fault ?? {}} onChange={(to) => write(pretty(to))} />}
        <div class="field">
          <label for="fault-json">JSON</label>
          <textarea
            id="fault-json"
            rows={18}
            spellcheck={false}
            aria-invalid={fault === undefined}
            value={text}
            onInput={({ currentTarget }) => write(currentTarget.value)}
          />
          {fault === undefined && <p class="bad small">{said.noJson}</p>}
        </div>
      </div>
      <div>
        <button type="submit" class="primary" disabled={fault === undefined}>
          {said.arm}
        </button>
      </div>
    </form>
  );
};
