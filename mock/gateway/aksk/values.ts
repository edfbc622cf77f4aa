import type { WireRequest } from '../../wire/wire.ts';

/** A header as it came: Node gives its bytes as Latin-1. Several of one name are one, as RFC 9110 joins them. */
export const headerOf = ({ headers }: WireRequest, name: string): string => {
  const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
  return (Array.isArray(value) ? value.join(', ') : (value ?? '')).trim();
};

/** The line of each signed header in the canonical request. */
export const headerLines = (request: WireRequest, names: readonly string[]): readonly string[] =>
  names.map((name) => `${name}:${headerOf(request, name)}`);
