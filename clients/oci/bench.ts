import { strict as assert } from 'node:assert';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { FakeWorld } from '../../mock/index.ts';
import { apiOf } from './api.ts';
import { runIn } from './run-tool.ts';
import type { Bench, ContainerTool, Trial } from './tool.ts';

export const newFolder = (): string => mkdtempSync(join(homedir(), 'trial-'));

export const benchOf = (url: string): Bench => {
  const folder = newFolder();
  return { host: new URL(url).host, folder, run: runIn(folder) };
};

export const trialOf = async (tool: ContainerTool, bench: Bench, world: FakeWorld): Promise<Trial> => {
  const { host, folder } = bench;
  const [api, steps] = [apiOf(world), tool.steps(bench)];
  const [namespace, repository] = ['trials', `tools/${tool.name}`];
  await api.addNamespace(namespace);
  return {
    ...{ tool, world, api, steps, namespace, repository },
    ...bench,
    ...{ longTerm: await api.longTerm('ci'), temporary: await api.temporary() },
    file: (name, text) => {
      const path = join(folder, name);
      writeFileSync(path, `${text}\n`);
      return path;
    },
    image: (reference) => `${host}/${namespace}/${repository}${reference.includes(':') ? '@' : ':'}${reference}`,
    login: ({ user, password }) => steps.login(user, password),
  };
};

/** The artifact that has a tag, as the API lists it. */
export const tagged = async ({ api, namespace, repository }: Trial, tag: string) => {
  const artifacts = await api.artifacts(namespace, repository);
  const found = artifacts.find(({ tags }) => tags?.some(({ name }) => name === tag));
  assert(found, `the API lists no artifact with the tag ${tag}: ${JSON.stringify(artifacts)}`);
  return found;
};

/** Pulls, and compares what came with the file that was pushed. */
export const pullsAs = async ({ steps }: Trial, image: string, file: string): Promise<void> => {
  const pulled = await steps.pull(image, newFolder());
  assert.deepEqual(readFileSync(pulled), readFileSync(file), `${image} has other bytes than were pushed`);
};
