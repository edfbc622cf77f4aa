import { isOfKit } from '../resources/kit-names.ts';

/** What is different each time, by what it looks like. */
const forms: readonly (readonly [string, RegExp])[] = [
  ['a UUID', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i],
  ['a time', /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/],
  ['a digest', /^sha\d{3}:[0-9a-f]{64,}$/],
  ['a hexadecimal id', /^[0-9a-f]{16,}$/i],
];

const isIdName = (name: string): boolean => /(^|_)id$/.test(name);

export const lastName = (pointer: string): string =>
  pointer.split('/').findLast((part) => !/^(\d+|\*)$/.test(part)) ?? '';

/** What sort of thing a value is, with which two answers can be compared though they hold different data. */
export const kindOf = (value: unknown, at: string): string => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return forms.find(([, form]) => form.test(value))?.[0] ?? 'a string';
  if (typeof value !== 'number') return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
  if (isIdName(lastName(at))) return 'an integer id';
  return Number.isInteger(value) ? 'an integer' : 'a number';
};

/** A value that means nothing by itself: it is compared by its form, and by where else it is seen. */
export const isVolatile = (value: unknown, at: string): boolean =>
  !['null', 'a string', 'an integer', 'a number', 'a boolean', 'a list', 'an object'].includes(kindOf(value, at)) ||
  /(^|_)(msg|message)$|request_id$/.test(lastName(at)) ||
  isOfKit(String(value));
