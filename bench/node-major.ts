/** The Node that CI has and the page is about. */
const main = 20;

export const nodeMajor = Number(process.versions.node.split('.')[0]);

/** What sets apart the results of a full run on another Node; nothing on the one that the page is about. */
export const nodeSuffix = nodeMajor === main ? '' : `:node-${nodeMajor}`;
