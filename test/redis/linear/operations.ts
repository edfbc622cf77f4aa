/** Clients that make, look at and delete namespaces at whatever replica is there, and write down what they saw. */
export interface Operation {
  readonly client: number;
  readonly key: string;
  readonly op: 'create' | 'delete' | 'read';
  /** Of the answer; 0 where nobody knows what became of it. */
  readonly status: number;
  /** Nanoseconds of one clock. */
  readonly call: number;
  readonly return: number;
}

export interface Wanted {
  readonly key: string;
  readonly op: Operation['op'];
}

export interface Target {
  readonly url: string;
  readonly token: string;
}

const instance = '/v2/0f1e2d3c4b5a69788796a5b4c3d2e1f0/instances/11111111-2222-4333-8444-555555555555';
const methods = { create: 'POST', delete: 'DELETE', read: 'GET' } as const;

const nowNs = (): number => Math.round(performance.now() * 1_000_000);

const asked = async ({ url, token }: Target, { key, op }: Wanted): Promise<{ status: number; text: string }> => {
  const path = op === 'create' ? `${instance}/namespaces` : `${instance}/namespaces/${key}`;
  const response = await fetch(`${url}${path}`, {
    method: methods[op],
    headers: { 'x-auth-token': token, 'content-type': 'application/json' },
    ...(op === 'create' && { body: JSON.stringify({ namespace_name: key, metadata: { public: 'true' } }) }),
  });
  return { status: response.status, text: await response.text() };
};

/** Undefined for what has had no effect and shows nothing: a refusal that says so, or a read without an answer. */
export const perform = async (client: number, target: Target, wanted: Wanted): Promise<Operation | undefined> => {
  const call = nowNs();
  const done = (status: number): Operation => ({ client, ...wanted, status, call, return: nowNs() });
  try {
    const { status, text } = await asked(target, wanted);
    if (status !== 503) return done(status);
    if (!text.includes('FAKE.0503')) throw new Error(`503 of somebody else: ${text}`);
    return text.includes('outcome unknown') ? done(0) : undefined;
  } catch (error) {
    // The replica is gone, or went while it answered.
    if (!(error instanceof TypeError)) throw error;
    return wanted.op === 'read' ? undefined : done(0);
  }
};
