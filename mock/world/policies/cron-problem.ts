import { fieldNames, fieldsOf, parseCron } from './cron.ts';
import { CronError } from './cron-error.ts';

/** What to do with forms that the engine reads but the API's pages do not name: five fields, `@daily` and `@every`. */
export type OtherForms = 'reject' | 'harbor';

const words = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

const formProblem = (text: string): string | undefined => {
  const rule = `must have six fields ${fieldNames}`;
  if (text.startsWith('@')) return `${rule}; ${text} is a descriptor`;
  const count = fieldsOf(text).length;
  if (count === 5) return `${rule}; ${text} has five: the seconds are missing`;
  return count === 6 || text === '' ? undefined : `${rule}; ${JSON.stringify(text)} has ${words[count] ?? count}`;
};

/** What is wrong with a cron expression sent to the API, such that it can follow "is … but"; undefined if nothing is. */
export const cronProblem = (text: string, { otherForms }: { readonly otherForms: OtherForms }): string | undefined => {
  const problem = otherForms === 'reject' ? formProblem(text) : undefined;
  if (problem !== undefined) return problem;
  try {
    parseCron(text);
    return undefined;
  } catch (error) {
    if (error instanceof CronError) return error.message;
    throw error;
  }
};
