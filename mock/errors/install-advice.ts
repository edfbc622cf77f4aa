/** How to get a package that is not there. The single-file bundle names its own folder: scripts/bundle/single-file.ts. */
export const installAdvice = (name: string): string => `npm install ${name}`;
