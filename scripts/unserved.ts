import type { Json } from './document.ts';

type Calls = Readonly<Record<string, string>>;

const prepared = (family: string, id: string, call: string): Json => {
  const [method, template] = call.split(' ');
  const nothing = { parameters: [], isOpen: false, statuses: [], status: 501, answers: false };
  // Four reads are POSTs that filter; the vendor names each read so.
  const reads = /^(?:List|Show)/.test(id);
  return { service: 'swr', family, id, reads, method, template, ...nothing, unserved: true };
};

/** The operations of spec/unserved.yaml in the form of those that are served. Throws if one of them is served. */
export const unservedOperations = (families: Readonly<Record<string, Calls>>, served: readonly Json[]): Json[] => {
  const all = Object.entries(families).flatMap(([family, calls]) =>
    Object.entries(calls).map(([id, call]) => prepared(family, id, call)),
  );
  const both = all.find(({ id }) => served.some((operation) => operation.id === id));
  if (both !== undefined) throw new Error(`spec/unserved.yaml: ${both.id} is served; take it out`);
  return all;
};
