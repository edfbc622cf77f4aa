/** The Node that the page is about, as it is the one of the image. */
const main = 24;

export const nodeMajor = Number(process.versions.node.split('.')[0]);

/** What sets apart the parts of the page that are of another Node; nothing for the one that the page is about. */
export const suffixOf = (major: number): string => (major === main ? '' : `:node-${major}`);
