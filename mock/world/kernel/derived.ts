interface Versioned {
  readonly version: number;
}

/** What a value is derived from beside the object it belongs to. */
export interface Sources {
  readonly tables: readonly Versioned[];
  /** Compared by identity. */
  readonly facts?: readonly unknown[];
}

/** Keeps one value per object, until a table or fact that it is derived from is another. */
export const createDerived = <Value>() => {
  const kept = new WeakMap<object, { readonly sources: readonly unknown[]; readonly value: Value }>();
  return (of: object, { tables, facts = [] }: Sources, make: () => Value): Value => {
    const from = [...facts, ...tables.flatMap((table) => [table, table.version])];
    const known = kept.get(of);
    const holds = known?.sources.length === from.length && known.sources.every((each, at) => Object.is(each, from[at]));
    if (known !== undefined && holds) return known.value;
    const value = make();
    kept.set(of, { sources: from, value });
    return value;
  };
};
