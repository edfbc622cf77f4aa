import { type Difference, shown } from '../match.ts';
import type { Exchange } from '../run.ts';
import type { Answer } from '../target.ts';
import { referenceDifferences } from './references.ts';
import { isVolatile, kindOf, lastName } from './shape.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Which values count as well: all (both hold the same data), those outside lists, or the codes of errors alone. */
export type Values = 'all' | 'outside lists' | 'errors';

const valuesCount = (values: Values, at: string): boolean => {
  if (values === 'all' || lastName(at) === 'error_code') return true;
  return values === 'outside lists' && !at.includes('*');
};

const kinds = (values: readonly unknown[], at: string): string =>
  [...new Set(values.map((value) => kindOf(value, at)))].toSorted().join(' or ');

/** A field that only some items of a list have may depend on the data, which differ unless all values count. */
const sayAbsence = (at: string, real: number, fake: number, values: Values): readonly Difference[] => {
  const words = (share: number) => (share === 0 ? 'absent' : share === 1 ? 'present' : 'absent in some items');
  const mayBeData = values !== 'all' && ![real, fake].every((share) => share === 0 || share === 1);
  return mayBeData || words(real) === words(fake) ? [] : [{ at, expected: words(real), actual: words(fake) }];
};

/** Compares all values that stand at a place, in the real answer and in the fake's; the items of a list are one place. */
const placeDifferences = (
  at: string,
  real: readonly unknown[],
  fake: readonly unknown[],
  values: Values,
): readonly Difference[] => {
  const [realFields, fakeFields] = [real.filter(isFields), fake.filter(isFields)];
  const [realItems, fakeItems] = [real.filter(Array.isArray).flat(), fake.filter(Array.isArray).flat()];
  const [realKinds, fakeKinds] = [kinds(real, at), kinds(fake, at)];
  const own: Difference[] = [];
  const common = realKinds.split(' or ').some((kind) => fakeKinds.split(' or ').includes(kind));
  if (!common) own.push({ at: at || '/', expected: realKinds, actual: fakeKinds });
  else if (valuesCount(values, at)) {
    const plain = (all: readonly unknown[]) => {
      const said = all.filter((value) => typeof value !== 'object' && !isVolatile(value, at));
      return shown(said.length === 1 ? said[0] : said);
    };
    if (plain(real) !== plain(fake)) own.push({ at, expected: plain(real), actual: plain(fake) });
  }
  const names = [...new Set([...realFields, ...fakeFields].flatMap((fields) => Object.keys(fields)))];
  const within =
    realFields.length === 0 || fakeFields.length === 0
      ? []
      : names.flatMap((name) => {
          const place = `${at}/${name}`;
          const [inReal, inFake] = [realFields, fakeFields].map((all) =>
            all.map((fields) => fields[name]).filter((value) => value !== undefined),
          ) as [unknown[], unknown[]];
          const absence = sayAbsence(
            place,
            inReal.length / realFields.length,
            inFake.length / fakeFields.length,
            values,
          );
          const deeper = inReal.length > 0 && inFake.length > 0 ? placeDifferences(place, inReal, inFake, values) : [];
          return [...absence, ...deeper];
        });
  const items =
    realItems.length > 0 && fakeItems.length > 0 ? placeDifferences(`${at}/*`, realItems, fakeItems, values) : [];
  return [...own, ...within, ...items];
};

const headerDifferences = (real: Answer, fake: Answer): readonly Difference[] => {
  const [realType, fakeType] = [real, fake].map(({ headers }) => headers['content-type']);
  return realType === fakeType
    ? []
    : [{ at: 'headers/Content-Type', expected: realType ?? 'absent', actual: fakeType ?? 'absent' }];
};

const answerDifferences = (real: Answer, fake: Answer, values: Values): readonly Difference[] => {
  if (real.status !== fake.status)
    return [{ at: 'status', expected: String(real.status), actual: `${fake.status} ${shown(fake.body ?? fake.text)}` }];
  if (real.body === undefined || fake.body === undefined) {
    const words = ({ body, text }: Answer) => (body === undefined ? (text === '' ? 'no body' : 'no JSON') : 'JSON');
    const at = '/';
    return words(real) === words(fake) ? [] : [{ at, expected: words(real), actual: words(fake) }];
  }
  const here = real.status >= 400 ? 'errors' : values;
  return [...headerDifferences(real, fake), ...placeDifferences('', [real.body], [fake.body], here)];
};

/**
 * In how far two runs of a case were answered differently. Ids, times and digests are compared by form, and ids by
 * where else they are seen; what is absent on one side is always a difference.
 */
export const apart = (
  real: readonly Exchange[],
  fake: readonly Exchange[],
  values: Values,
): readonly (Difference & { readonly step: number })[] => {
  const both = Math.min(real.length, fake.length);
  const answers = Array.from({ length: both }).flatMap((_, index) => {
    const [a, b] = [real[index], fake[index]];
    return a === undefined || b === undefined
      ? []
      : answerDifferences(a.answer, b.answer, values).map((difference) => ({ ...difference, step: index + 1 }));
  });
  return [...answers, ...referenceDifferences(real.slice(0, both), fake.slice(0, both), values === 'all')];
};
