const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * What a selector's `extras` say of artifacts without a tag; undefined if nothing. The engine finds the key in any case, and takes
 * an object without it, or null, for false; what is not JSON or of another type says nothing.
 */
export const untaggedFlag = (extras = ''): boolean | undefined => {
  const value = parseJson(extras);
  if (value === null) return false;
  if (!isObject(value)) return undefined;
  const flags = Object.entries(value)
    .filter(([key, flag]) => key.toLowerCase() === 'untagged' && flag !== null)
    .map(([, flag]) => flag);
  return flags.every((flag) => typeof flag === 'boolean') ? (flags.at(-1) ?? false) : undefined;
};
