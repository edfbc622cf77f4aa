import type { Json } from './document.ts';

type Calls = Readonly<Record<string, string>>;

const prepared = (id: string, call: string): Json => {
  const [method, template] = call.split(' ');
  const nothing = { parameters: [], isOpen: false, statuses: [], status: 501, answers: false };
  return { service: 'swr', id, method, template, ...nothing, unserved: true };
};

/** The operations of spec/unserved.yaml in the form of those that are served. Throws if one of them is served. */
export const unservedOperations = (families: Readonly<Record<string, Calls>>, served: readonly Json[]): Json[] => {
  const all = Object.values(families).flatMap((calls) => Object.entries(calls));
  const both = all.find(([id]) => served.some((operation) => operation.id === id));
  if (both !== undefined) throw new Error(`spec/unserved.yaml: ${both[0]} is served; take it out`);
  return all.map(([id, call]) => prepared(id, call));
};
