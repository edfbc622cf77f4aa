import type { Difference } from '../match.ts';
import type { Exchange } from '../run.ts';
import { specOf } from '../service/spec.ts';
import { isVolatile, lastName } from './shape.ts';

/** Every scalar of a body with its JSON pointer. */
const leaves = (value: unknown, at = ''): readonly (readonly [string, unknown])[] => {
  if (Array.isArray(value)) return value.flatMap((item, index) => leaves(item, `${at}/${index}`));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, child]) => leaves(child, `${at}/${name}`));
  return [[at, value]];
};

/** The path parameters of a request, by name. */
const pathValues = ({ operation, request }: Exchange): Readonly<Record<string, string>> => {
  const segments = (request.target.split('?')[0] ?? '').split('/');
  const names = specOf(operation as never).template.split('/');
  return Object.fromEntries(
    names.flatMap((name, index) =>
      name.startsWith('{') ? [[name.slice(1, -1), decodeURIComponent(segments[index] ?? '')]] : [],
    ),
  );
};

const isIdentity = (value: unknown, at: string): boolean =>
  (typeof value === 'string' || typeof value === 'number') &&
  isVolatile(value, at) &&
  !/time|_at$|msg$/.test(lastName(at));

interface Reference {
  readonly step: number;
  readonly at: string;
  readonly said: string;
}

const nothing = 'nothing before';

/** For each id of each answer, where it was seen first: in the path of its own request, or in an earlier answer. */
const references = (exchanges: readonly Exchange[]): readonly Reference[] => {
  const seen = new Map<string, string>();
  return exchanges.flatMap((exchange, index) => {
    const asked = Object.entries(pathValues(exchange));
    const [lastParameter] = asked.at(-1) ?? [];
    const ids = leaves(exchange.answer.body).filter(([at, value]) => isIdentity(value, at));
    const told = ids.map(([at, value]): Reference => {
      const wanted = at === '/id' ? lastParameter : lastName(at);
      const inPath = asked.find(([name, segment]) => name === wanted && segment === String(value))?.[0];
      const said = inPath === undefined ? seen.get(`${lastName(at)} ${value}`) : `{${inPath}} of the request`;
      return { step: index + 1, at, said: said ?? nothing };
    });
    for (const [at, value] of ids) {
      const key = `${lastName(at)} ${value}`;
      if (!seen.has(key)) seen.set(key, `${at} of answer ${index + 1}`);
    }
    return told;
  });
};

/** With other data, the items of a list are one place, and which of them are seen again says nothing. */
const general = (text: string): string => text.replace(/\/\d+(?=\/|$| )/g, '/*');

const generalised = (all: readonly Reference[]): readonly Reference[] =>
  all.map(({ step, at, said }) => ({ step, at: general(at), said: general(said).includes('*') ? nothing : said }));

const byPlace = (all: readonly Reference[]): ReadonlyMap<string, ReadonlySet<string>> => {
  const places = new Map<string, Set<string>>();
  for (const { step, at, said } of all) {
    const place = places.get(`${step} ${at}`) ?? new Set();
    places.set(`${step} ${at}`, place.add(said));
  }
  return places;
};

const worded = (said: ReadonlySet<string>): string => `the same as ${[...said].toSorted().join(' or ')}`;

/** Where an id is seen again in the one run and never, or elsewhere, in the other. */
export const referenceDifferences = (
  real: readonly Exchange[],
  fake: readonly Exchange[],
  sameData: boolean,
): readonly (Difference & { readonly step: number })[] => {
  const [realOnes, fakeOnes] = [real, fake].map((run) =>
    byPlace(sameData ? references(run) : generalised(references(run))),
  );
  return [...(realOnes ?? [])].flatMap(([key, said]) => {
    const other = fakeOnes?.get(key);
    const without = (one: ReadonlySet<string>, two: ReadonlySet<string>) =>
      [...one].filter((place) => place !== nothing && !two.has(place));
    if (other === undefined || without(said, other).length + without(other, said).length === 0) return [];
    const [step = '1', at = ''] = key.split(' ');
    return [{ step: Number(step), at, expected: worded(said), actual: worded(other) }];
  });
};
