import { Cron } from 'croner';

export const parseCron = (text: string): Cron => new Cron(text, { utcOffset: 0, mode: '6-part' });

export const nextRun = (cron: Cron, afterMs: number): number | undefined => cron.nextRun(new Date(afterMs))?.getTime();

export const cronProblem = (
  text: string,
  _options: { readonly otherForms: 'reject' | 'harbor' },
): string | undefined => {
  try {
    parseCron(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
};
