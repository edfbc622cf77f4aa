/** A call of the control plane. */
export interface Verb {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly body?: object;
}

export const health: Verb = { name: 'GET health', method: 'GET', path: 'health' };

export const freeze: Verb = { name: 'POST clock', method: 'POST', path: 'clock', body: { freeze: true } };

const fault = { match: { operationId: 'ListInstance' }, when: { times: 1 }, do: { status: 500 } };

/** What tests call most; none makes a world from a seed. */
export const verbs: readonly Verb[] = [
  freeze,
  { name: 'GET clock', method: 'GET', path: 'clock' },
  { name: 'POST faults', method: 'POST', path: 'faults', body: fault },
  { name: 'GET faults', method: 'GET', path: 'faults' },
  { name: 'DELETE faults', method: 'DELETE', path: 'faults' },
  { name: 'GET journal', method: 'GET', path: 'journal?limit=1' },
];
