/**
 * The version of what commands do. It goes up with every change after which the commands of an earlier version would make
 * other rows; test/data/upgrade holds it.
 */
export const rulesVersion = 1;

/** The form of what is in a folder. */
export const dataFormat = 1;
