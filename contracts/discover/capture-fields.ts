import schema from '../../spec/generated/seed.schema.json' with { type: 'json' };
import type { Fields } from '../service/json.ts';

interface Property {
  readonly minLength?: number;
}

/** An empty text may be one that is not there yet, such as the address of an endpoint that is being created. */
const isMissing = (value: unknown, { minLength = 0 }: Property): boolean =>
  value === undefined || value === null || (value === '' && minLength > 0);

/** The fields of a record that a seed has as well. The fake makes up those that are absent. */
export const seedFields = (definition: string, record: Fields): Fields => {
  const { properties } = schema.definitions[definition as keyof typeof schema.definitions] as {
    readonly properties: Readonly<Record<string, Property>>;
  };
  const names = Object.entries(properties).filter(([name, property]) => !isMissing(record[name], property));
  return Object.fromEntries(names.map(([name]) => [name, record[name]]));
};

/** Each record once, in the order of its ids, if those are numbers. */
export const ordered = (records: readonly Fields[], key: string): readonly Fields[] => {
  const once = [...new Map(records.map((record) => [record[key], record])).values()];
  return once.every((record) => typeof record[key] === 'number')
    ? once.toSorted((a, b) => Number(a[key]) - Number(b[key]))
    : once;
};

/** Records whose ids say nothing of their order: the oldest first, however they are listed. */
export const oldestFirst = (records: readonly Fields[]): readonly Fields[] => {
  const times = records.map(({ created_at }) => Date.parse(String(created_at)));
  return (times[0] ?? 0) < (times.at(-1) ?? 0) ? records : records.toReversed();
};
