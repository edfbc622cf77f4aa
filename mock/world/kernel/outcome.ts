/** What came of something: a value, or what was thrown. Passed on by value where the answer may come later. */
export type Outcome<Value> = { readonly value: Value } | { readonly error: unknown };

export const outcomeOf = <Value>(make: () => Value): Outcome<Value> => {
  try {
    return { value: make() };
  } catch (error) {
    return { error };
  }
};
