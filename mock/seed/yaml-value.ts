import { type Alias, isAlias, isMap, isNode, isScalar, isSeq, type Node, type Pair } from 'yaml';

/** How deep a file may be nested, its anchors written out. No seed, profile or fault comes near. */
const deepest = 100;

/** How many characters the anchors of a file may add to it when each use of them is written out. */
const mostAdded = 32 * 1024 * 1024;

interface Counted {
  readonly value: unknown;
  /** Characters, anchors written out. */
  readonly size: number;
  readonly height: number;
}

export type Refuse = (node: Node, said: string) => never;

const nothing: Counted = { value: null, size: 0, height: 0 };

const keyOf = ({ key }: Pair, refuse: Refuse): string => {
  if (isScalar(key)) return String(key.value ?? '');
  if (isNode(key)) return refuse(key, 'a key must be a word');
  return String(key ?? '');
};

/** An own property even for `__proto__`. */
const objectOf = (entries: readonly (readonly [string, unknown])[]): object => Object.fromEntries(entries);

/**
 * The value of a parsed document. All uses of an anchor share one object, and its size is added up before anybody walks
 * through it: what the yaml package counts, uses, says little about what they amount to, and its limit of 100 is passed
 * by ordinary seeds.
 */
export const plainValue = (contents: unknown, length: number, refuse: Refuse): unknown => {
  const anchors = new Map<string, Node>();
  const known = new Map<Node, Counted>();

  const bounded = (node: Node, one: Counted, depth: number): Counted => {
    if (depth + one.height > deepest) refuse(node, `it is nested deeper than ${deepest} levels`);
    if (one.size > length + mostAdded)
      refuse(node, `with every use of an anchor written out, the file has more than ${mostAdded} characters`);
    return one;
  };

  const aliased = (alias: Alias): Counted => {
    const anchor = anchors.get(alias.source);
    if (anchor === undefined) return refuse(alias, `no anchor &${alias.source} comes before it`);
    return known.get(anchor) ?? refuse(alias, `the anchor &${alias.source} contains itself`);
  };

  const collected = (parts: readonly Counted[], value: unknown): Counted => ({
    value,
    size: parts.reduce((sum, { size }) => sum + size + 1, 2),
    height: parts.reduce((most, { height }) => Math.max(most, height), 0) + 1,
  });

  const partsOf = (node: Node, depth: number): Counted => {
    if (isSeq(node)) {
      const items = node.items.map((item) => read(item, depth + 1));
      return collected(
        items,
        items.map(({ value }) => value),
      );
    }
    if (!isMap(node)) return { value: isScalar(node) ? node.value : null, size: lengthOf(node), height: 0 };
    const keys = node.items.map((pair) => keyOf(pair, refuse));
    const values = node.items.map(({ value }) => read(value, depth + 1));
    return collected(values, objectOf(keys.map((key, index) => [key, values[index]?.value])));
  };

  const read = (node: unknown, depth: number): Counted => {
    if (!isNode(node)) return nothing;
    if (isAlias(node)) return bounded(node, aliased(node), depth);
    if (depth > deepest) refuse(node, `it is nested deeper than ${deepest} levels`);
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    const one = bounded(node, partsOf(node, depth), depth);
    known.set(node, one);
    return one;
  };

  return read(contents, 0).value;
};

const lengthOf = ({ range }: Node): number => (range ? range[1] - range[0] : 0);
