import { strict as assert } from 'node:assert';
import { pullsAs, tagged } from './bench.ts';
import { refused, unauthorized } from './run-tool.ts';
import type { Trial } from './tool.ts';

const note = (text: string): void => console.log(`\n== ${text}`);

const wrongPassword = async (trial: Trial): Promise<void> => {
  note('a wrong password is refused, by the login or by the push');
  const { steps, file, image, longTerm } = trial;
  await refused(unauthorized, async () => {
    await trial.login({ ...longTerm, password: 'wrong' });
    await steps.push(image('1.0.0'), file('wrong.txt', 'pushed with a wrong password'));
  });
};

const pushAndPull = async (trial: Trial): Promise<string> => {
  const { steps, tool, host, file, image, namespace, repository } = trial;
  note('a push is listed by the API, and is pulled by tag and by digest');
  const first = file('first.txt', `the first push of ${tool.name}`);
  await trial.login(trial.longTerm);
  await steps.push(image('1.0.0'), first);
  const { digest, ...artifact } = await tagged(trial, '1.0.0');
  for (const [field, value] of Object.entries(tool.artifact)) assert.deepEqual(artifact[field], value, field);
  await trial.login(trial.temporary);
  await pullsAs(trial, image('1.0.0'), first);
  await pullsAs(trial, image(digest), first);
  const tags = await steps.tags?.(`${host}/${namespace}/${repository}`);
  assert(tags?.includes('1.0.0') ?? true, `the tags are ${tags}`);
  return digest;
};

const attach = async (
  { steps, tool, api, namespace, repository, file, image }: Trial,
  digest: string,
): Promise<void> => {
  if (steps.attach === undefined) return;
  note('what is attached is an accessory for the API, and a referrer for the tool');
  await steps.attach(image('1.0.0'), file('note.txt', 'a note'));
  const [accessory, ...others] = await api.accessories(namespace, repository, digest);
  assert.deepEqual([accessory?.type, others], [tool.accessory ?? 'subject.accessory', []]);
  const said = await steps.referrers?.(image(digest));
  assert(said?.includes(accessory?.digest ?? '?') ?? true, `the referrers are ${said}`);
  // The tag under which tools list what refers to an image, where the registry does not.
  const tags = (await api.artifacts(namespace, repository)).flatMap((artifact) => artifact.tags ?? []);
  assert(!tags.some(({ name }) => name.startsWith('sha256-')), `the tags are ${JSON.stringify(tags)}`);
};

const unknownNamespace = async ({ steps, host, file }: Trial): Promise<void> => {
  note('a push to a namespace that is not there is refused');
  const push = () => steps.push(`${host}/nowhere/tools/image:1.0.0`, file('nowhere.txt', 'pushed to nowhere'));
  await refused(/404|not.?found/i, push);
};

const immutable = async (trial: Trial): Promise<void> => {
  note('an immutable tag is not moved');
  const { steps, api, namespace, file, image } = trial;
  const before = file('kept.txt', 'kept');
  await steps.push(image('2.0.0'), before);
  await api.makeImmutable(namespace, '2.*');
  await refused(/412|precondition|immutable/i, () => steps.push(image('2.0.0'), file('moved.txt', 'moved')));
  await pullsAs(trial, image('2.0.0'), before);
};

const remove = async (trial: Trial): Promise<void> => {
  const { steps, tool, api, namespace, repository, file, image } = trial;
  if (steps.remove === undefined) return;
  note('what is deleted is gone for the API as well');
  const { remove } = steps;
  await steps.push(image('3.0.0'), file('gone.txt', 'gone'));
  const { digest } = await tagged(trial, '3.0.0');
  await remove(image('3.0.0'));
  const isListed = async () =>
    (await api.artifacts(namespace, repository)).some((artifact) => artifact.digest === digest);
  assert.equal(await isListed(), tool.removes === 'the tag', 'an artifact without its tag is listed');
  if (tool.removes === 'the tag') await remove(image(digest));
  assert(!(await isListed()), 'the API lists it still');
  await refused(/404|not.?found|unknown/i, () => pullsAs(trial, image('3.0.0'), ''));
};

const disabled = async (trial: Trial): Promise<void> => {
  note('a credential that is disabled opens nothing');
  await trial.login(trial.longTerm);
  await trial.api.disable(trial.longTerm);
  await refused(unauthorized, () => pullsAs(trial, trial.image('1.0.0'), ''));
};

/** Where the registry takes no DELETE by tag, as Harbor. */
export const harbor = async (trial: Trial): Promise<void> => {
  note('a tag is not deleted where the registry is as strict as Harbor');
  const { steps, file, image } = trial;
  const kept = file('harbor.txt', 'kept by Harbor');
  await trial.login(trial.temporary);
  await steps.push(image('1.0.0'), kept);
  await refused(/400|unsupported/i, async () => steps.remove?.(image('1.0.0')));
  await pullsAs(trial, image('1.0.0'), kept);
};

/** What every tool goes through. */
export const flow = async (trial: Trial): Promise<void> => {
  await wrongPassword(trial);
  const digest = await pushAndPull(trial);
  await attach(trial, digest);
  await unknownNamespace(trial);
  await immutable(trial);
  await remove(trial);
  await trial.tool.more?.(trial);
  await disabled(trial);
};
