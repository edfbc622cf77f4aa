import { isFields } from '../service/json.ts';
import type { OperationId } from '../service/spec.ts';
import { inSent, inTexts } from './change.ts';
import type { Mutant } from './mutant.ts';

const policyWrites: readonly OperationId[] = ['CreateInstanceSignPolicy', 'UpdateInstanceSignPolicy'];
const createsNamespace: readonly OperationId[] = ['CreateInstanceNamespace'];
const severities = ['none', 'low', 'medium', 'high', 'critical'];

/** Cuts a name that the good fake would take as it is. */
const cutTo = (length: number) =>
  inSent((body) =>
    typeof body.name === 'string' && body.name.length <= 256 ? { ...body, name: body.name.slice(0, length) } : body,
  );

const sentTexts = (change: (text: string) => unknown) => inSent((body) => inTexts(body, change));

/** Bodies that are not checked, or not stored. */
export const bodies: readonly Mutant[] = [
  {
    name: 'always enabled',
    breaks: 'a policy is shown as it was sent',
    documented: true,
    on: policyWrites,
    request: inSent((body) => (body.enabled === false ? { ...body, enabled: true } : body)),
  },
  {
    name: 'long names cut',
    breaks: 'a name may have 256 characters',
    documented: true,
    on: policyWrites,
    request: cutTo(64),
  },
  {
    name: 'names not measured',
    breaks: 'a name has at most 256 characters',
    documented: true,
    on: policyWrites,
    request: inSent((body) => (typeof body.name === 'string' ? { ...body, name: body.name.slice(0, 256) } : body)),
  },
  {
    name: 'names of any characters',
    breaks: 'a name is of letters, digits, _ and -',
    documented: true,
    on: policyWrites,
    request: inSent((body) => (typeof body.name === 'string' ? { ...body, name: body.name.replace(' ', '-') } : body)),
  },
  {
    name: 'enabled not required',
    breaks: 'enabled is required',
    documented: true,
    on: policyWrites,
    request: inSent((body) => ({ enabled: false, ...body })),
  },
  {
    name: 'any algorithm',
    breaks: 'signature_algorithm is one of three',
    documented: true,
    on: policyWrites,
    request: inSent((body) =>
      body.signature_algorithm === 'unheard-of' ? { ...body, signature_algorithm: 'SM2DSA_SM3' } : body,
    ),
  },
  {
    name: 'patterns not measured',
    breaks: 'a pattern has at most 512 characters',
    documented: true,
    on: policyWrites,
    request: sentTexts((text) => (text.length === 513 ? text.slice(1) : text)),
  },
  {
    name: 'two selectors accepted',
    breaks: 'only one tag selector is supported',
    documented: true,
    on: policyWrites,
    request: inSent((body) => ({
      ...body,
      scope_rules: Array.isArray(body.scope_rules)
        ? body.scope_rules.map((rule) =>
            isFields(rule) && Array.isArray(rule.tag_selectors) && rule.tag_selectors.length > 1
              ? { ...rule, tag_selectors: rule.tag_selectors.slice(0, 1) }
              : rule,
          )
        : body.scope_rules,
    })),
  },
  {
    name: 'cron without seconds accepted',
    breaks: 'a cron has six fields',
    documented: false,
    on: policyWrites,
    request: sentTexts((text) => (text.split(' ').length === 5 ? `0 ${text}` : text)),
  },
  {
    name: 'hours of a cron not checked',
    breaks: 'a field of a cron has a range',
    documented: false,
    on: policyWrites,
    request: sentTexts((text) => text.replace(/^0 0 24 /, '0 0 0 ')),
  },
  {
    name: 'classes taken literally',
    breaks: 'characters in brackets are a class in a pattern',
    documented: false,
    on: policyWrites,
    request: sentTexts((text) => (/^\[.*\]/.test(text) ? `\\${text}` : text)),
  },
  {
    name: 'enabled as text accepted',
    breaks: 'enabled is a boolean',
    documented: true,
    on: policyWrites,
    request: inSent((body) => (body.enabled === 'yes' ? { ...body, enabled: true } : body)),
  },
  {
    name: 'capitals in a namespace',
    breaks: 'a namespace is named in lower-case letters',
    documented: true,
    on: createsNamespace,
    request: inSent((body) => ({ ...body, namespace_name: String(body.namespace_name).toLowerCase() })),
  },
  {
    name: 'public as boolean accepted',
    breaks: 'the settings of a namespace are texts',
    documented: true,
    on: createsNamespace,
    request: inSent((body) =>
      isFields(body.metadata) && body.metadata.public === true ? { ...body, metadata: { public: 'true' } } : body,
    ),
  },
  {
    name: 'severity lost',
    breaks: 'a namespace is shown as it was sent',
    documented: true,
    on: createsNamespace,
    request: inSent((body) => {
      if (!isFields(body.metadata) || !severities.includes(String(body.metadata.severity))) return body;
      const { severity: _, ...metadata } = body.metadata;
      return { ...body, metadata };
    }),
  },
];
