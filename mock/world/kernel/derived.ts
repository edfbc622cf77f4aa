interface Versioned {
  readonly version: number;
}

/** What a value was made from beside the object it belongs to. */
export interface Sources {
  readonly tables: readonly Versioned[];
  /** Compared by identity. */
  readonly facts?: readonly unknown[];
}

/** Keeps one value an object, until a table or fact that it was made from is another. */
export const createDerived = <Value>() => {
  const kept = new WeakMap<object, { readonly made: readonly unknown[]; readonly value: Value }>();
  return (of: object, { tables, facts = [] }: Sources, make: () => Value): Value => {
    const from = [...facts, ...tables.flatMap((table) => [table, table.version])];
    const known = kept.get(of);
    const holds = known?.made.length === from.length && known.made.every((each, at) => Object.is(each, from[at]));
    if (known !== undefined && holds) return known.value;
    const value = make();
    kept.set(of, { made: from, value });
    return value;
  };
};
