/** Where the command line of this package may lie: as seen from a bundle, from one of CommonJS, and from the sources. */
export const ownProgram = (): readonly URL[] =>
  ['./main.js', '../main.js', '../../dist/main.js'].map((path) => new URL(path, import.meta.url));
