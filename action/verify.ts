/** The step that runs `fake-swr verify`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { input, switchInput } from './inputs.ts';
import { program } from './program.ts';
import { addSummary, setValues } from './runner-files.ts';
import { runStep } from './step.ts';
import { countsIn } from './verify-counts.ts';
import { reportFiles, verifyFlags } from './verify-flags.ts';

/** Annotations are read from its output, so that is the step's. */
const verified = async (flags: readonly string[]): Promise<number> => {
  const child = spawn(process.execPath, [program(), 'verify', ...flags], { stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = await once(child, 'close');
  return typeof code === 'number' ? code : 2;
};

runStep(async () => {
  const folder = resolve(input('report-dir') ?? 'fake-swr-report');
  const { json, markdown, ...files } = reportFiles(folder);
  const flags = verifyFlags({ json, markdown, ...files });
  const summarises = switchInput('summary', true);
  mkdirSync(folder, { recursive: true });
  // What an earlier step has left is not of this run.
  for (const file of [json, markdown]) rmSync(file, { force: true });
  const code = await verified(flags);
  const written = existsSync(json) ? { 'report-dir': folder, ...files, ...countsIn(json) } : {};
  setValues('GITHUB_OUTPUT', { 'exit-code': String(code), ...written });
  if (summarises && existsSync(markdown)) addSummary(readFileSync(markdown, 'utf8'));
  process.exitCode = code;
});
