/** The step after the job: stops the fake, and shows its log unless the job succeeded. */
import { notice, showFolded } from './commands.ts';
import { input } from './inputs.ts';
import { tailOf } from './log-file.ts';
import { runStep } from './step.ts';
import { stopFake } from './stop-fake.ts';

const shownLines = 2000;

runStep(async () => {
  const { STATE_pid: pid, STATE_url: url } = process.env;
  const logFile = process.env['STATE_log-file'];
  if (!pid || !url || !logFile) return void notice('no fake was started, so none is stopped');
  const stopped = await stopFake(Number(pid), url);
  notice(stopped ? `fake-swr at ${url} is stopped` : `fake-swr at ${url} had ended before`);
  if (stopped && input('job-status') === 'success') return;
  showFolded(`log of fake-swr, ${logFile}`, tailOf(logFile, shownLines) || 'The log is empty.');
});
