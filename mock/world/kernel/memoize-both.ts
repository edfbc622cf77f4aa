/** Makes a value once for each pair of things; it is forgotten with the first of the two. */
export const memoizeBoth = <One extends object, Other, Value>(
  make: (one: One, other: Other) => Value,
): ((one: One, other: Other) => Value) => {
  const known = new WeakMap<One, Map<Other, Value>>();
  return (one, other) => {
    const ofOne = known.get(one) ?? new Map<Other, Value>();
    const found = ofOne.get(other);
    if (found !== undefined) return found;
    const value = make(one, other);
    known.set(one, ofOne.set(other, value));
    return value;
  };
};
