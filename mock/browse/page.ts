import { inMillis } from '../world/kernel/time.ts';

interface Place {
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
}

/** What a query asks for of a list; only what is on the page is ever made into a view. */
export const pageOf = <Row, View>(
  rows: readonly Row[],
  { offset = 0, limit = 100 }: Place,
  view: (row: Row) => View,
): View[] => rows.slice(offset, offset + limit).map(view);

export const time = (ms: number): string => inMillis(ms);

/** A field that is left out where it has no value. */
export const given = <Name extends string, Value>(name: Name, value: Value | undefined) =>
  value === undefined ? {} : (Object.fromEntries([[name, value]]) as Readonly<Record<Name, Value>>);

/** The same of a time. */
export const timeGiven = <Name extends string>(name: Name, ms: number | undefined) =>
  given(name, ms === undefined ? undefined : time(ms));

/** Whether one of the texts holds another, in capitals or not; any does if none is asked for. */
export const holds = (wanted: string | undefined, ...texts: readonly string[]): boolean =>
  wanted === undefined || texts.some((text) => text.toLowerCase().includes(wanted.toLowerCase()));
