import type { Difference } from '../match.ts';
import type { Exchange, StepDifference } from '../result.ts';
import type { Answer } from '../service/exchange.ts';
import { isFields, shown } from '../service/json.ts';
import { referenceDifferences } from './references.ts';
import { isVolatile, kindOf, lastName } from './shape.ts';

/** Which values count as well: all (both hold the same data), those outside lists, or the codes of errors alone. */
export type Values = 'all' | 'outside lists' | 'errors';

const valuesCount = (values: Values, at: string): boolean => {
  if (values === 'all' || lastName(at) === 'error_code') return true;
  return values === 'outside lists' && !at.includes('*');
};

const kindsOf = (values: readonly unknown[], at: string): readonly string[] =>
  [...new Set(values.map((value) => kindOf(value, at)))].toSorted();

/** The values of one place that can be compared as they are. */
const plainText = (values: readonly unknown[], at: string): string => {
  const plain = values.filter((value) => typeof value !== 'object' && !isVolatile(value, at));
  return shown(plain.length === 1 ? plain[0] : plain);
};

const valueDifferences = (
  at: string,
  real: readonly unknown[],
  fake: readonly unknown[],
  values: Values,
): readonly Difference[] => {
  const [realKinds, fakeKinds] = [kindsOf(real, at), kindsOf(fake, at)];
  if (!realKinds.some((kind) => fakeKinds.includes(kind)))
    return [{ aspect: 'form', at: at || '/', expected: realKinds.join(' or '), actual: fakeKinds.join(' or ') }];
  if (!valuesCount(values, at)) return [];
  const [expected, actual] = [plainText(real, at), plainText(fake, at)];
  return expected === actual ? [] : [{ aspect: 'value', at, expected, actual }];
};

const presence = (share: number): string => (share === 0 ? 'absent' : share === 1 ? 'present' : 'absent in some items');

/** A field that only some items of a list have may depend on the data, which differ unless all values count. */
const absenceDifferences = (at: string, real: number, fake: number, values: Values): readonly Difference[] => {
  const mayBeData = values !== 'all' && ![real, fake].every((share) => share === 0 || share === 1);
  const [expected, actual] = [presence(real), presence(fake)];
  const aspect = fake > real ? 'unknown' : 'missing';
  return mayBeData || expected === actual ? [] : [{ aspect, at, expected, actual }];
};

/** Compares all values at one place of the real answer and of the fake's. The items of a list are one place. */
const placeDifferences = (
  at: string,
  real: readonly unknown[],
  fake: readonly unknown[],
  values: Values,
): readonly Difference[] => {
  const [realObjects, fakeObjects] = [real.filter(isFields), fake.filter(isFields)];
  const [realItems, fakeItems] = [real.filter(Array.isArray).flat(), fake.filter(Array.isArray).flat()];
  const haveBoth = realObjects.length > 0 && fakeObjects.length > 0;
  const names = haveBoth ? [...new Set([...realObjects, ...fakeObjects].flatMap((object) => Object.keys(object)))] : [];
  const inFields = names.flatMap((name) => {
    const below = `${at}/${name}`;
    const inReal = realObjects.map((object) => object[name]).filter((value) => value !== undefined);
    const inFake = fakeObjects.map((object) => object[name]).filter((value) => value !== undefined);
    const [realShare, fakeShare] = [inReal.length / realObjects.length, inFake.length / fakeObjects.length];
    return [
      ...absenceDifferences(below, realShare, fakeShare, values),
      ...(inReal.length > 0 && inFake.length > 0 ? placeDifferences(below, inReal, inFake, values) : []),
    ];
  });
  const inItems =
    realItems.length > 0 && fakeItems.length > 0 ? placeDifferences(`${at}/*`, realItems, fakeItems, values) : [];
  return [...valueDifferences(at, real, fake, values), ...inFields, ...inItems];
};

const headerDifferences = (real: Answer, fake: Answer): readonly Difference[] => {
  const [realType, fakeType] = [real, fake].map(({ headers }) => headers['content-type']);
  return realType === fakeType
    ? []
    : [{ aspect: 'header', at: 'headers/Content-Type', expected: realType ?? 'absent', actual: fakeType ?? 'absent' }];
};

const formatOf = ({ body, text }: Answer): string =>
  body !== undefined ? 'JSON' : text === '' ? 'no body' : 'no JSON';

const differencesBetween = (real: Answer, fake: Answer, values: Values): readonly Difference[] => {
  if (real.status !== fake.status)
    return [
      {
        aspect: 'status',
        at: 'status',
        expected: String(real.status),
        actual: `${fake.status} ${shown(fake.body ?? fake.text)}`,
      },
    ];
  if (real.body === undefined || fake.body === undefined) {
    const [expected, actual] = [formatOf(real), formatOf(fake)];
    return expected === actual ? [] : [{ aspect: 'form', at: '/', expected, actual }];
  }
  const here = real.status >= 400 ? 'errors' : values;
  return [...headerDifferences(real, fake), ...placeDifferences('', [real.body], [fake.body], here)];
};

/**
 * How two runs of a case were answered differently. Ids, times and digests are compared by form, and ids by where else
 * they are seen; what is absent on one side is always a difference.
 */
export const answerDifferences = (
  real: readonly Exchange[],
  fake: readonly Exchange[],
  values: Values,
): readonly StepDifference[] => {
  const both = Math.min(real.length, fake.length);
  const answers = Array.from({ length: both }).flatMap((_, index) => {
    const [a, b] = [real[index], fake[index]];
    return a === undefined || b === undefined
      ? []
      : differencesBetween(a.answer, b.answer, values).map((difference) => ({ ...difference, step: index + 1 }));
  });
  return [...answers, ...referenceDifferences(real.slice(0, both), fake.slice(0, both), values === 'all')];
};
