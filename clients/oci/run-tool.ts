import { spawn } from 'node:child_process';

/** A command that ended with an error, and what it said. */
class Refused extends Error {}

/** Runs a program to its end and gives what it printed; rejects with a Refused when it fails. */
export type Run = (program: string, ...args: readonly string[]) => Promise<string>;

/** Programs run in that folder; what they say goes to the log. */
export const runIn =
  (cwd: string): Run =>
  (program, ...args) =>
    new Promise((resolve, reject) => {
      console.log(`$ ${[program, ...args].join(' ')}`);
      const child = spawn(program, args, { cwd, timeout: 60_000, stdio: ['ignore', 'pipe', 'pipe'] });
      let printed = '';
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => {
        printed += chunk;
      });
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk;
      });
      child.on('error', reject);
      child.on('close', (code) => {
        console.log(`${printed}${said}`.trimEnd());
        if (code === 0) resolve(printed);
        else reject(new Refused(`${printed}${said}`));
      });
    });

/** What tools say of credentials that open nothing. */
export const unauthorized =
  /401|unauthorized|authentication required|denied|invalid username\/password|requires a token/i;

/** Rejects unless a step is refused, and for that reason. */
export const refused = async (reason: RegExp, step: () => Promise<unknown>): Promise<void> => {
  const error = await step().then(
    () => new Error(`it should have been refused by ${reason}`),
    (thrown) => thrown,
  );
  if (!(error instanceof Refused)) throw error;
  if (!reason.test(error.message)) throw new Error(`refused, but not by ${reason}: ${error.message}`);
};
