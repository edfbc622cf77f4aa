/** How often a world's clients met each operation, with which statuses and error codes. */
interface Met {
  calls: number;
  readonly statuses: Map<number, number>;
  readonly errorCodes: Map<string, number>;
}

export interface Coverage {
  readonly count: (operationId: string, status: number, errorCode: string | undefined) => void;
  readonly of: (operationId: string) => Met | undefined;
  readonly clear: () => void;
}

const increment = <Key>(counts: Map<Key, number>, key: Key): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

export const createCoverage = (): Coverage => {
  const met = new Map<string, Met>();
  return {
    count: (operationId, status, errorCode) => {
      const known = met.get(operationId) ?? { calls: 0, statuses: new Map(), errorCodes: new Map() };
      met.set(operationId, known);
      known.calls += 1;
      increment(known.statuses, status);
      if (errorCode !== undefined) increment(known.errorCodes, errorCode);
    },
    of: (operationId) => met.get(operationId),
    clear: () => met.clear(),
  };
};
