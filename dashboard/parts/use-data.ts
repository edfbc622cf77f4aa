import { useEffect, useRef, useState } from 'preact/hooks';
import { Refused } from '../api.ts';

export interface Loaded<Data> {
  /** The last that came; it stays while more is asked for. */
  readonly data: Data | undefined;
  readonly error: Refused | undefined;
  readonly reload: () => void;
}

/**
 * Asks when `keys` change, and drops answers that came too late. Data stay as long as `identity`, the first key, does;
 * the other keys only bring them up to date.
 */
export const useData = <Data>(load: () => Promise<Data>, keys: readonly [string, ...unknown[]]): Loaded<Data> => {
  const [state, setState] = useState<{ of?: string; data?: Data; error?: Refused }>({});
  const [round, setRound] = useState(0);
  const latest = useRef(load);
  latest.current = load;
  const [identity] = keys;
  useEffect(() => {
    let isCurrent = true;
    latest.current().then(
      (data) => isCurrent && setState({ of: identity, data }),
      (reason: unknown) => {
        const error = reason instanceof Refused ? reason : new Refused(0, String(reason));
        if (isCurrent) setState((before) => (before.of === identity ? { ...before, error } : { of: identity, error }));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [...keys, round]);
  const isSame = state.of === identity;
  return {
    data: isSame ? state.data : undefined,
    error: isSame ? state.error : undefined,
    reload: () => setRound((before) => before + 1),
  };
};
