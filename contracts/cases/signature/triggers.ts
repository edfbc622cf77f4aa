import type { Case } from '../../case.ts';
import type { GivenName } from '../../resources/all.ts';
import { policyBody, replacement } from '../../resources/signature-bodies.ts';
import type { OperationId } from '../../service/spec.ts';
import { derived, slug } from '../parts/step.ts';
import { writtenAndShown } from '../rules/values.ts';

/** Pages of different times contradict each other over which of these a signing policy takes. */
const openTriggers = [{ type: 'event_based' }, { type: 'scheduled', trigger_settings: { cron: '0 0 3 * * *' } }];

const caseOf = (id: OperationId, given: GivenName, body: object): Case => ({
  ...derived(id),
  id: `values/other-triggers/${slug(id)}`,
  rule: 'a policy can be started by events and by time',
  provenance: 'inferred',
  behaviour: { id: 'signature.accepted_triggers', option: 'all' },
  given: [given],
  steps: openTriggers.flatMap((trigger) => writtenAndShown(id, { ...body, trigger }, ['trigger'])),
});

/** The triggers of a policy that some page leaves out. */
export const triggers: readonly Case[] = [
  caseOf('CreateInstanceSignPolicy', 'new namespace', policyBody),
  caseOf('UpdateInstanceSignPolicy', 'new signature policy', replacement),
];
