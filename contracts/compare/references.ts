import type { Exchange, StepDifference } from '../result.ts';
import { isFields } from '../service/json.ts';
import { routeOf } from '../service/path.ts';
import { isVolatile, lastName } from './shape.ts';

/** Every scalar of a body with its JSON pointer. */
const leavesOf = (value: unknown, at = ''): readonly (readonly [string, unknown])[] => {
  if (Array.isArray(value)) return value.flatMap((item, index) => leavesOf(item, `${at}/${index}`));
  if (isFields(value)) return Object.entries(value).flatMap(([name, child]) => leavesOf(child, `${at}/${name}`));
  return [[at, value]];
};

const isIdentity = (value: unknown, at: string): boolean =>
  (typeof value === 'string' || typeof value === 'number') &&
  isVolatile(value, at) &&
  !/time|_at$|msg$/.test(lastName(at));

/** An id in an answer, and where it was seen first. */
interface Reference {
  readonly step: number;
  readonly at: string;
  readonly origin: string;
}

const nowhere = 'nothing before';

/** For each id of each answer, where it was seen first: in the path of its own request, or in an earlier answer. */
const referencesOf = (exchanges: readonly Exchange[]): readonly Reference[] => {
  const seen = new Map<string, string>();
  return exchanges.flatMap(({ request, answer }, index) => {
    const onPath = Object.entries(routeOf(request)?.path ?? {});
    const [lastParameter] = onPath.at(-1) ?? [];
    const ids = leavesOf(answer.body).filter(([at, value]) => isIdentity(value, at));
    const references = ids.map(([at, value]): Reference => {
      const wanted = at === '/id' ? lastParameter : lastName(at);
      const parameter = onPath.find(([name, text]) => name === wanted && text === String(value))?.[0];
      const origin = parameter === undefined ? seen.get(`${lastName(at)} ${value}`) : `{${parameter}} of the request`;
      return { step: index + 1, at, origin: origin ?? nowhere };
    });
    for (const [at, value] of ids) {
      const key = `${lastName(at)} ${value}`;
      if (!seen.has(key)) seen.set(key, `${at} of answer ${index + 1}`);
    }
    return references;
  });
};

/** With other data, the items of a list are one place, and which of them are seen again means nothing. */
const general = (text: string): string => text.replace(/\/\d+(?=\/|$| )/g, '/*');

const generalised = (references: readonly Reference[]): readonly Reference[] =>
  references.map(({ step, at, origin }) => ({
    step,
    at: general(at),
    origin: general(origin).includes('*') ? nowhere : origin,
  }));

type Origins = ReadonlySet<string>;

const byPlace = (references: readonly Reference[]): ReadonlyMap<string, Origins> => {
  const places = new Map<string, Set<string>>();
  for (const { step, at, origin } of references) {
    const place = places.get(`${step} ${at}`) ?? new Set();
    places.set(`${step} ${at}`, place.add(origin));
  }
  return places;
};

const worded = (origins: Origins): string => `the same as ${[...origins].toSorted().join(' or ')}`;

const without = (one: Origins, two: Origins): readonly string[] =>
  [...one].filter((origin) => origin !== nowhere && !two.has(origin));

/** Where an id is seen again in the one run and never, or elsewhere, in the other. */
export const referenceDifferences = (
  real: readonly Exchange[],
  fake: readonly Exchange[],
  sameData: boolean,
): readonly StepDifference[] => {
  const placesOf = (exchanges: readonly Exchange[]) =>
    byPlace(sameData ? referencesOf(exchanges) : generalised(referencesOf(exchanges)));
  const inFake = placesOf(fake);
  return [...placesOf(real)].flatMap(([key, origins]) => {
    const other = inFake.get(key);
    if (other === undefined || without(origins, other).length + without(other, origins).length === 0) return [];
    const space = key.indexOf(' ');
    const [step, at] = [Number(key.slice(0, space)), key.slice(space + 1)];
    return [{ aspect: 'value', step, at, expected: worded(origins), actual: worded(other) }];
  });
};
