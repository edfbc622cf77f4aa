import { partsOf } from '../wire/wire.ts';
import { fits } from '../world/kernel/wildcard.ts';
import type { Facts } from './facts.ts';
import type { FaultRow, Match } from './rows.ts';

const fitsAll = (
  wanted: Readonly<Record<string, string>> | undefined,
  of: (name: string) => string | undefined,
): boolean =>
  Object.entries(wanted ?? {}).every(([name, pattern]) => {
    const value = of(name);
    return value !== undefined && fits(pattern, value);
  });

const matches = ({ operationId, method, path, query, header, ak }: Match, facts: Facts): boolean => {
  const { path: itsPath, search } = partsOf(facts.target);
  const given = new URLSearchParams(search);
  return (
    (operationId === undefined || operationId === facts.operationId) &&
    (method === undefined || method.toUpperCase() === facts.method) &&
    (path === undefined || fits(path, itsPath)) &&
    (ak === undefined ||
      new RegExp(`(Access|Credential)=${ak.replace(/\W/g, '\\$&')}[,/]`).test(facts.headers.authorization ?? '')) &&
    fitsAll(query, (name) => given.get(name) ?? undefined) &&
    fitsAll(header, (name) => facts.headers[name.toLowerCase()]?.toString())
  );
};

/** The ids of the faults that a request matches. */
export const matching = (faults: readonly FaultRow[], facts: Facts): readonly number[] =>
  faults.filter(({ match }) => matches(match, facts)).map(({ id }) => id);
