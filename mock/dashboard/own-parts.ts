import { readFile } from 'node:fs/promises';

/** Reads a file of the page, such as `index.html` or `assets/style.css.gz`; undefined if there is none. */
export type ReadPart = (name: string) => Promise<Buffer | undefined>;

export const partsIn =
  (folder: URL): ReadPart =>
  (name) =>
    readFile(new URL(name, folder)).catch(() => undefined);

/** Where `npm run build` puts the page: beside the bundles of a package, or in dist/ where the fake runs from its sources. */
export const ownParts: readonly ReadPart[] = ['./dashboard/', '../../dist/dashboard/'].map((path) =>
  partsIn(new URL(path, import.meta.url)),
);
