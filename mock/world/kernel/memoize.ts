/**
 * Keeps what `make` returned. Keys come from requests, so their number and length are bounded: when full, it starts again with none.
 */
export const memoize = <Value>(
  make: (key: string) => Value,
  { maxKeys = 1000, maxKeyLength = 1024 }: { readonly maxKeys?: number; readonly maxKeyLength?: number } = {},
): ((key: string) => Value) => {
  const kept = new Map<string, Value>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    if (key.length > maxKeyLength) return value;
    if (kept.size >= maxKeys) kept.clear();
    kept.set(key, value);
    return value;
  };
};
