import type { JsonObject } from '../../parts/schema.ts';

export const presetNames = ['throttled', 'error', 'slow', 'cut', 'maintenance', 'stub'] as const;

/** What goes wrong most often, to begin with. */
export const presets: Readonly<Record<(typeof presetNames)[number], JsonObject>> = {
  throttled: { when: { times: 1 }, do: { error: 'APIGW.0308' } },
  error: { when: { times: 1 }, do: { status: 500 } },
  slow: { do: { latency_ms: 2000 } },
  cut: { when: { times: 1 }, do: { reset: 'middle' } },
  maintenance: { do: { maintenance: true } },
  stub: {
    match: { operationId: 'ListInstance' },
    do: { answer: { status: 200, body: { instances: [], total: 0 } } },
  },
};
