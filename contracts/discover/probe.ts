import { writeText } from '../host/files.ts';
import { CouldNotRun, confirmed, type Host } from '../host/host.ts';
import { printable, printed } from '../host/printable.ts';
import { redacted } from '../host/redact.ts';
import { prefix } from '../resources/kit-names.ts';
import { connect } from '../targets/connect.ts';
import { secretsOf } from '../targets/credentials.ts';
import { createInterruption } from '../targets/guard.ts';
import type { TargetOptions } from '../targets/options.ts';
import { behaviourIds, type Observation, probes, probeTarget } from './probes/all.ts';
import type { BehaviourId } from './probes/probe.ts';
import { profileText } from './profile.ts';
import { recording } from './record.ts';

export interface ProbeOptions extends TargetOptions {
  readonly only?: readonly string[];
  readonly yes?: boolean;
  readonly writeProfile?: string;
  readonly record?: string;
}

const line = (sign: string, id: string, option: string, usual: string, evidence: string): string =>
  `${sign} ${id.padEnd(41)} ${option.padEnd(17)} ${usual.padEnd(17)} ${evidence.replace(/\s+/g, ' ').slice(0, 120)}\n`;

const heading = line(' ', 'behaviour', 'observed', 'default', 'evidence');

const row = (observation: Observation): string => {
  const { id, option, usual, evidence } = printed(observation);
  const sign = option === undefined ? '?' : option === usual ? ' ' : '*';
  return line(sign, id, option ?? '-', usual, evidence);
};

const idsOf = ({ only }: ProbeOptions): readonly BehaviourId[] => {
  const ids = behaviourIds.filter((id) => only === undefined || only.some((word) => id.includes(word)));
  if (ids.length === 0) throw new CouldNotRun(`no behaviour has ${only?.join(' or ')} in its id`);
  return ids;
};

const planOf = (ids: readonly BehaviourId[], { target, maxCalls, rate }: ProbeOptions): string =>
  [
    `These questions change ${target}:`,
    '',
    ...ids.filter((id) => probes[id].effect === 'write').map((id) => `  ${id}`),
    '',
    `A namespace and signing policies named ${prefix}… are made, and deleted afterwards. Some policies are executed,`,
    'which signs images of a few repositories; those signatures stay. Retention policies are only tried by dry runs.',
    `At most ${maxCalls} calls, ${rate} a second.`,
    '',
    '',
  ].join('\n');

const writeProfile = (seen: readonly Observation[], name: string, options: ProbeOptions, host: Host): void => {
  const { writeProfile: path, live } = options;
  if (path === undefined) return;
  const text = profileText(seen, { name, kind: live ? 'live' : 'fake', at: new Date() });
  writeText(path, redacted(text, secretsOf(host, options)), '--write-profile');
  host.write(`written to ${path}\n`);
};

const connected = async (options: ProbeOptions, host: Host, secrets: readonly string[]) => {
  const { target: where, live = false, record } = options;
  // What was made is deleted through the target itself, so a signal stops the questions and not the calls.
  const { target, close } = await connect({ where, live }, options, host, createInterruption());
  const closing = { ...target, cleanUp: close };
  if (record === undefined) return closing;
  try {
    return recording(closing, record, { secrets });
  } catch (error) {
    await close();
    throw error;
  }
};

/** Asks a target the open questions, prints what was observed, and writes it as a profile. */
export const probe = async (options: ProbeOptions, host: Host): Promise<number> => {
  const ids = idsOf(options);
  if (options.live && options.allowWrites) await confirmed(planOf(ids, options), options.yes === true, host);
  const { stopped, stop } = createInterruption();
  host.onSignal(stop);
  const secrets = secretsOf(host, options);
  const target = await connected(options, host, secrets);
  const warn = (problem: string): void => {
    // A fake's world is deleted with all it holds.
    if (!options.live) return;
    host.warn(`${printable(redacted(`fake-swr probe: ${problem}; fake-swr sweep finds it a day later`, secrets))}\n`);
  };
  try {
    host.write(heading);
    const seen = await probeTarget(target, {
      only: ids,
      stopped,
      onObservation: (observation) => host.write(redacted(row(observation), secrets)),
      onLeftovers: (paths) => warn(`could not be deleted: ${paths.join(', ')}`),
    });
    const count = seen.filter(({ option }) => option !== undefined).length;
    host.write(`\n${count} of ${seen.length} observed; * differs from the default, ? could not be observed\n`);
    writeProfile(seen, target.name, options, host);
    return count === 0 ? 2 : 0;
  } finally {
    await target.cleanUp().catch((error: Error) => {
      if (error instanceof CouldNotRun) throw error;
      warn(error.message);
    });
  }
};
