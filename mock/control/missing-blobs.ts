import type { Schemas } from '../spec/control-types.ts';
import type { BlobLinkRow } from '../world/resources/rows.ts';

const mostTold = 100;

/** The blobs that repositories have and whose bytes are nowhere. What the fake makes by itself is in the row. */
export const missingBlobs = (
  links: readonly BlobLinkRow[],
  stored: { readonly has: (digest: string) => boolean },
): Schemas['MissingBlobs'] => {
  const wanted = new Set(links.filter(({ content }) => content === undefined).map(({ digest }) => digest));
  const missing = [...wanted].filter((digest) => !stored.has(digest)).sort();
  return { missing_blobs: missing.slice(0, mostTold), total: missing.length };
};
