import { writeText } from '../host/files.ts';
import { CouldNotRun, type Host } from '../host/host.ts';
import { redacted } from '../reports/redact.ts';
import { connect } from '../targets/connect.ts';
import { asVerify, secretsIn, type Where } from '../targets/existing.ts';
import { createInterruption } from '../targets/guard.ts';
import { prefix } from '../targets/maker.ts';
import { confirmed } from '../verify/plan.ts';
import { behaviourIds, type Observation, probes, probeTarget } from './probes/all.ts';
import type { BehaviourId } from './probes/probe.ts';
import { profileText } from './profile.ts';
import { recorder } from './record.ts';

export interface ProbeOptions extends Where {
  readonly only?: readonly string[];
  /** File of a profile, for a fake in this process. */
  readonly profile?: string;
  readonly allowWrites?: boolean;
  readonly yes?: boolean;
  readonly writeProfile?: string;
  readonly record?: string;
}

const line = (mark: string, id: string, option: string, usual: string, evidence: string): string =>
  `${mark} ${id.padEnd(41)} ${option.padEnd(17)} ${usual.padEnd(17)} ${evidence.replace(/\s+/g, ' ').slice(0, 120)}\n`;

const heading = line(' ', 'behaviour', 'observed', 'default', 'evidence');

const row = ({ id, option, usual, evidence }: Observation): string => {
  const mark = option === usual ? ' ' : '*';
  return line(option === undefined ? '?' : mark, id, option ?? '-', usual, evidence);
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
    'which signs images of a few repositories; those signatures stay.',
    `At most ${maxCalls} calls, ${rate} a second.`,
    '',
    '',
  ].join('\n');

const writeProfile = (seen: readonly Observation[], name: string, options: ProbeOptions, host: Host): void => {
  const { writeProfile: path, live } = options;
  if (path === undefined) return;
  const text = profileText(seen, { name, kind: live ? 'live' : 'fake', at: new Date() });
  writeText(path, redacted(text, secretsIn(options, host)), '--write-profile');
  host.write(`written to ${path}\n`);
};

/** Asks a target the open questions, prints what was observed, and writes it as a profile. */
export const probe = async (options: ProbeOptions, host: Host): Promise<number> => {
  const ids = idsOf(options);
  if (options.live && options.allowWrites) await confirmed(planOf(ids, options), options.yes === true, host);
  const { stopped, stop } = createInterruption();
  host.onSignal(stop);
  const secrets = secretsIn(options, host);
  // What was made is deleted through the target itself, so a signal stops the questions and not the calls.
  const { target, close } = await connect(
    options.target,
    options.live === true,
    asVerify(options),
    host,
    createInterruption(),
  );
  const closing = { ...target, cleanUp: close };
  const asked = options.record === undefined ? closing : recorder(closing, options.record, { secrets });
  const warn = (message: string): void => {
    const words = `fake-swr probe: ${message}; fake-swr sweep finds it a day later`;
    // A fake's world is forgotten with all it holds.
    if (options.live) host.warn(`${redacted(words, secrets)}\n`);
  };
  try {
    host.write(heading);
    const seen = await probeTarget(asked, {
      only: ids,
      told: (observation) => host.write(redacted(row(observation), secrets)),
      stopped,
      left: (paths) => paths.length > 0 && warn(`could not be deleted: ${paths.join(', ')}`),
    });
    const count = seen.filter(({ option }) => option !== undefined).length;
    host.write(`\n${count} of ${seen.length} told; * differs from the default, ? could not be told\n`);
    writeProfile(seen, target.name, options, host);
    return count === 0 ? 2 : 0;
  } finally {
    await asked.cleanUp().catch((error: Error) => {
      if (error instanceof CouldNotRun) throw error;
      warn(error.message);
    });
  }
};
