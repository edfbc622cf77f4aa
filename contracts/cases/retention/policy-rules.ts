import type { Case } from '../../case.ts';
import { keepsPushes, retentionBody } from '../../resources/retention-bodies.ts';
import type { OperationId } from '../../service/spec.ts';
import { page } from '../parts/pages.ts';
import { derived, refused, slug, step } from '../parts/step.ts';
import { writtenAndShown } from '../rules/values.ts';

const rule = keepsPushes(10);
const [everything] = rule.tag_selectors;

const withRules = (...rules: readonly object[]) => ({ ...retentionBody, rules });
const scheduledAt = (cron: string) => ({
  ...retentionBody,
  trigger: { type: 'scheduled', trigger_settings: { cron } },
});

const templates = ['latestPushedK', 'latestPulledN', 'nDaysSinceLastPush', 'nDaysSinceLastPull'] as const;
const keeps = (template: (typeof templates)[number], value: unknown) => ({
  ...rule,
  template,
  params: { [template]: value },
});

interface Written {
  readonly word: string;
  readonly says: string;
  readonly provenance: Case['provenance'];
  readonly bodies: readonly object[];
  readonly behaviour?: Case['behaviour'];
}

const accepted: readonly Written[] = [
  {
    word: 'templates',
    says: 'each template takes a number under its own name, 0 as well',
    provenance: 'documented',
    bodies: [0, 1, 30_000].flatMap((value) => templates.map((template) => withRules(keeps(template, value)))),
  },
  {
    word: 'several-rules',
    says: 'a policy has no rule, one, or up to 15',
    provenance: 'documented',
    bodies: [
      withRules(),
      withRules(...Array.from({ length: 15 }, (_, index) => keepsPushes(index + 1))),
      withRules(rule, keeps('nDaysSinceLastPull', 30)),
    ],
  },
  {
    word: 'scheduled',
    says: 'a scheduled policy keeps its cron, with ? for any day',
    provenance: 'observed',
    bodies: ['0 0 0 1 * ?', '0 59 23 * * ?'].map(scheduledAt),
  },
];

const refusals: readonly (Written & { readonly status: number })[] = [
  {
    word: 'event-based',
    says: 'events do not start retention',
    provenance: 'documented',
    status: 400,
    bodies: [{ ...retentionBody, trigger: { type: 'event_based' } }],
  },
  {
    word: 'cron',
    says: 'a scheduled policy needs a cron of six fields, each in its range',
    provenance: 'inferred',
    status: 400,
    bodies: [
      { ...retentionBody, trigger: { type: 'scheduled' } },
      ...['', '60 0 2 * * *', '0 0 24 * * *', '0 0 2 * 13 *'].map(scheduledAt),
    ],
  },
  {
    word: 'params',
    says: 'a rule needs a number that is not negative nor too large under the name of its template',
    provenance: 'inferred',
    status: 400,
    bodies: [
      withRules({ ...rule, params: {} }),
      withRules({ ...rule, params: { latestPulledN: 1 } }),
      ...[-1, '10', 32_767].map((value) => withRules(keeps('latestPushedK', value))),
      withRules(keeps('nDaysSinceLastPush', 20_190_905)),
    ],
  },
  {
    word: 'selectors',
    says: 'a rule has at least one tag selector, and no pattern is empty',
    provenance: 'inferred',
    status: 400,
    bodies: [
      withRules({ ...rule, tag_selectors: [] }),
      withRules({ ...rule, tag_selectors: [{ ...everything, pattern: '' }] }),
    ],
  },
  {
    word: 'equal-rules',
    says: 'two rules that differ in nothing but their ids are a conflict',
    provenance: 'inferred',
    behaviour: { id: 'errors.conflict_status', option: 'harbor' },
    status: 409,
    bodies: [withRules(rule, rule), withRules({ ...rule, id: 1 }, keepsPushes(3), { ...rule, id: 2 })],
  },
];

const writes = [
  ['CreateInstanceRetentionPolicy', 'new namespace'],
  ['UpdateInstanceRetentionPolicy', 'new retention policy'],
] as const satisfies readonly (readonly [OperationId, Case['given'][number]])[];

const source = { effect: 'write', source: page(1301) } as const;

/** What a policy may hold, whether it is created or replaced. */
export const retentionRules: readonly Case[] = writes.flatMap(([operation, given]) => [
  ...accepted.map(
    ({ word, says, provenance, bodies }): Case => ({
      ...derived(operation),
      ...{ ...source, provenance, rule: says, given: [given] },
      id: `retention/rules/${word}/${slug(operation)}`,
      steps: bodies.flatMap((body) => writtenAndShown(operation, body, ['rules', 'trigger'])),
    }),
  ),
  ...refusals.map(
    ({ word, says, provenance, behaviour, status, bodies }): Case => ({
      ...derived(operation),
      ...{ ...source, provenance, rule: says, given: [given] },
      ...(behaviour !== undefined && { behaviour }),
      id: `retention/rules/${word}/${slug(operation)}`,
      steps: bodies.map((body) => step(operation, { body, expect: refused(status) })),
    }),
  ),
]);
