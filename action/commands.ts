import { randomUUID } from 'node:crypto';

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const say = (line: string): boolean => process.stdout.write(`${line}\n`);

/** Keeps a secret out of the log; the runner masks each line of one that has several. */
export const mask = (secret: string): void => {
  for (const line of secret.split(/[\r\n]+/)) if (line !== '') say(`::add-mask::${data(line)}`);
};

export const notice = (text: string): boolean => say(text);

/** Fails the step with an annotation. */
export const fail = (text: string): void => {
  say(`::error title=fake-swr::${data(text)}`);
  process.exitCode = 1;
};

/** Shows text that others had a part in: nothing in it is taken for a command. */
export const showFolded = (title: string, text: string): void => {
  const token = randomUUID();
  say(`::group::${data(title)}`);
  say(`::stop-commands::${token}`);
  say(text);
  say(`::${token}::`);
  say('::endgroup::');
};
