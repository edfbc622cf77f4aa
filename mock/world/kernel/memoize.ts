/**
 * Keeps what `make` returned for the keys used last. Both the number of keys and their length are bounded, since keys come from requests.
 */
export const memoize = <Value>(
  make: (key: string) => Value,
  { maxKeys = 1000, maxKeyLength = 1024 }: { readonly maxKeys?: number; readonly maxKeyLength?: number } = {},
): ((key: string) => Value) => {
  const kept = new Map<string, Value>();
  return (key) => {
    const known = kept.get(key);
    if (known !== undefined) {
      kept.delete(key);
      kept.set(key, known);
      return known;
    }
    const value = make(key);
    if (key.length > maxKeyLength) return value;
    kept.set(key, value);
    if (kept.size > maxKeys) kept.delete(kept.keys().next().value ?? '');
    return value;
  };
};
