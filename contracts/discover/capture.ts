import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { stringify } from 'yaml';
import schema from '../../spec/generated/seed.schema.json' with { type: 'json' };
import { writeText } from '../host/files.ts';
import type { Host } from '../host/host.ts';
import { printable } from '../host/printable.ts';
import { resourceNamed } from '../resources/all.ts';
import { type Client, createClient, pathIn } from '../service/client.ts';
import type { Fields } from '../service/json.ts';
import type { Target } from '../target.ts';
import { secretsOf } from '../targets/credentials.ts';
import { withExisting } from '../targets/existing.ts';
import type { TargetOptions } from '../targets/options.ts';
import { type Reader, seedsAt } from './capture-records.ts';
import { accountOf, runningSeed, settingsSeed } from './capture-settings.ts';
import { createPseudonyms } from './pseudonyms.ts';

/** Each list is read once, since a list of the whole instance is asked for by every namespace. */
const readingOnce = (client: Client): Client => {
  const lists = new Map<string, ReturnType<Client['list']>>();
  return {
    ...client,
    list: (id, at, options) => {
      const path = `${pathIn(id, at)} ${JSON.stringify(options?.query ?? {})}`;
      const list = lists.get(path) ?? client.list(id, at, options);
      lists.set(path, list);
      return list;
    },
  };
};

/** The spaces in front are the command's own. */
const indented = (line: string): string =>
  line.replace(/^( *)(.*)$/s, (_, spaces, text) => `${spaces}${printable(text)}`);

/** Reads all that a project holds: by lists, but for the settings of instances. */
const captureSeed = async (target: Target, progress: Reader['progress']): Promise<Fields> => {
  const client = readingOnce(createClient(target.send));
  const { project_id } = await target.given('project');
  const at = { project_id: String(project_id) };
  const instances: Fields[] = [];
  let domain_id: unknown;
  for (const instance of await seedsAt(resourceNamed('instance'), at, { client, progress })) {
    const here = { ...at, instance_id: String(instance.id) };
    const isRunning = instance.status === 'Running';
    if (isRunning) domain_id ??= await accountOf(client, here);
    instances.push({
      ...instance,
      ...(await settingsSeed(client, here)),
      ...(isRunning && (await runningSeed(client, here))),
    });
  }
  const jobs = await seedsAt(resourceNamed('job'), at, { client, progress });
  const region = instances.find(({ project_name }) => project_name !== undefined)?.project_name;
  const owner = { ...(domain_id !== undefined && { domain_id }), ...(region !== undefined && { region }) };
  return { ...at, ...owner, instances, jobs };
};

/** The seed with all that could be traced replaced, consistently. */
const pseudonymous = (seed: Fields, secrets: readonly string[]): unknown => {
  const pseudonyms = createPseudonyms(secrets);
  pseudonyms.collect(seed);
  return pseudonyms.replace(seed);
};

const ajv = new Ajv({ allErrors: true, strict: false });
formats.default(ajv);

/** Why the fake would not take a seed: what was captured may hold values that the spec does not know. */
const seedProblems = (seed: unknown): readonly string[] => {
  const validate = ajv.compile(schema);
  if (validate(seed)) return [];
  return (validate.errors ?? []).slice(0, 10).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

/** A seed file, as `fake-swr --seed` takes it. */
const seedText = (seed: unknown, name: string): string =>
  [
    '# yaml-language-server: $schema=./node_modules/fake-swr/spec/generated/seed.schema.json',
    `# Captured of ${name} on ${new Date().toISOString().slice(0, 10)} by fake-swr capture.`,
    stringify(seed, { aliasDuplicateObjects: false, lineWidth: 0 }),
  ].join('\n');

export interface CaptureOptions extends TargetOptions {
  readonly out?: string;
  readonly pseudonymise?: boolean;
}

/** Reads all that a project holds and writes it as a seed file. Progress goes where the seed does not. */
export const capture = (options: CaptureOptions, host: Host): Promise<number> =>
  withExisting(options, host, async (target) => {
    const { out, pseudonymise } = options;
    const progress = (line: string): void => (out === undefined ? host.warn : host.write)(`${indented(line)}\n`);
    const real = await captureSeed(target, progress);
    const seed = pseudonymise ? pseudonymous(real, secretsOf(host, options)) : real;
    const problems = seedProblems(seed);
    for (const problem of problems) progress(`  the fake will not take it: ${problem}`);
    const text = seedText(seed, pseudonymise ? 'a service' : target.name);
    if (out === undefined) host.write(text);
    else writeText(out, text, '--out');
    if (out !== undefined) progress(`written to ${out}; serve it with fake-swr --seed ${out}`);
    return problems.length === 0 ? 0 : 1;
  });
