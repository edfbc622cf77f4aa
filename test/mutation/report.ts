/** What is read of a report. Source: the mutation testing report schema, version 2. */
export interface Report {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string }[] }>>;
}

export interface Score {
  readonly noticed: number;
  readonly unnoticed: number;
}

const statusesOf = ({ files }: Report): readonly string[] =>
  Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status));

/** What does not compile, or is left out by a comment with its reason, counts on neither side. */
export const scoreOf = (report: Report): Score => {
  const count = (...wanted: readonly string[]): number =>
    statusesOf(report).filter((status) => wanted.includes(status)).length;
  return { noticed: count('Killed', 'Timeout'), unnoticed: count('Survived', 'NoCoverage') };
};

/** Of nothing at all, nothing was noticed. */
export const percentOf = ({ noticed, unnoticed }: Score): number => (100 * noticed) / Math.max(1, noticed + unnoticed);
