import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Seed } from '../../mock/index.ts';
import { seedFiles } from './files.ts';
import { artifacts, executions, policies, refusalOf, repositories, seedOf, tasks } from './seeds.ts';

const fileWith = seedFiles();

describe('a seed file that is wrong is refused with the file, the line and the field', () => {
  test.each([
    ['an unknown field', 'instances:\n  - name: a\n    namespacs: []', 3, 'namespacs'],
    ['a wrong type', 'region: here\nseed: many', 2, 'seed is "many"'],
    ['a bad enum', 'instances:\n  - name: a\n    status: Sleeping', 3, 'status is "Sleeping".*Running'],
    ['a missing name', 'instances:\n  - name: a\n  - id: b', 3, 'name is required'],
    [
      'a version that YAML reads as a number',
      stringify(artifacts({ tags: ['x'] })).replace('x', '1.10'),
      9,
      'reads 1.10 as the number 1.1, so put it in quotes: "1.10"',
    ],
    [
      'a version in JSON',
      JSON.stringify(artifacts({ tags: ['x'] })).replace('"x"', '1.10'),
      1,
      'put it in quotes: "1.10"',
    ],
    ['a name that YAML reads as true', 'instances:\n  - name: true', 2, 'true as the boolean true'],
    ['several documents', 'region: here\n---\nregion: there', 2, 'second document'],
    ['broken YAML', 'region: here\ninstances: [', 2, ''],
    ['an unknown anchor', 'region: here\ntoken: *nowhere', 2, 'nowhere'],
    ['a key that is given twice', 'region: here\nregion: there', 2, ''],
    ['a list', '- name: a', 1, 'object'],
    ['a namespace that is given twice', stringify(seedOf({ name: 'a' }, { name: 'a' })), 5, 'namespace.* a '],
    [
      'more generated than fits into memory',
      stringify(seedOf({ name: 'a', generate: { repositories: 100_000, artifacts: 1000 } })),
      5,
      'generate brings the seed to 100000000 .* may generate 1000000 at most',
    ],
    ['an id that is given twice', stringify(executions({ id: 77 }, { id: 77 })), 9, 'id 77'],
  ])('%s', async (_, text, line, field) => {
    const file = fileWith(text);
    const message = await refusalOf(file);
    expect(message).toContain(`${file}: line ${line}:`);
    expect(message).toMatch(new RegExp(field));
    expect(message.split('\n').every((problem) => problem.includes(`${file}: line`))).toBe(true);
  });

  test('all that is wrong is told at once', async () => {
    const message = await refusalOf(fileWith('seed: many\nregin: here\ninstances:\n  - id: b'));
    expect(message.match(/line \d/g)?.sort()).toEqual(['line 1', 'line 2', 'line 4']);
  });
});

describe('a seed that says something twice is refused, naming it', () => {
  const id = 77;
  const digest = `sha256:${'7'.repeat(64)}`;
  const twins = ['a', 'b'].map((name) => ({ name, id }));
  const twinInstances = ['a', 'b'].map((name) => ({ name, id: 'twin' }));

  test.each<[string, Seed, string | number]>([
    ['namespaces of one name', seedOf({ name: 'twin' }, { name: 'twin' }), 'twin'],
    ['repositories of one name', repositories({ name: 'twin' }, { name: 'twin' }), 'twin'],
    ['artifacts of one digest', artifacts({ digest }, { digest }), digest],
    ['instances of one id', { instances: twinInstances }, 'twin'],
    ['namespaces of one id', seedOf({ name: 'a', namespace_id: id }, { name: 'b', namespace_id: id }), id],
    ['repositories of one id', repositories(...twins), id],
    ['artifacts of one id', artifacts({ id }, { id }), id],
    ['an accessory and an artifact of one id', artifacts({ id, accessories: [{ artifact_id: id }] }), id],
    ['tags of one id', artifacts({ tags: twins }), id],
    ['accessories of one id', artifacts({ accessories: [{ id }, { id }] }), id],
    ['policies of one id', policies(...twins), id],
    ['executions of one id', executions({ id }, { id }), id],
    ['tasks of one id', tasks({ repository: 'r', id }, { repository: 'r', id }), id],
    ['sub-tasks of one id', tasks({ repository: 'r', sub_tasks: [{ id }, { id }] }), id],
  ])('%s', async (_, seed, named) => expect(await refusalOf(seed)).toContain(String(named)));
});
