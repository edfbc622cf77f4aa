/** `POST /_fake/seed` with a body in YAML. */
import { describe, expect, test } from 'vitest';
import { clientOf, startEmbedded } from '../support/clients.ts';

type Type = 'application/yaml' | 'text/yaml' | 'application/x-yaml; charset=utf-8' | 'application/json';

const started = async () => {
  const { swr } = await startEmbedded({ seed: 'empty' });
  const post = (body: string, type: Type = 'application/yaml', path = 'seed') =>
    fetch(`${swr.url}/_fake/${path}`, { method: 'POST', headers: { 'Content-Type': type }, body });
  const refusal = async (body: string): Promise<string> => {
    const answer = await post(body);
    const { error } = (await answer.json()) as { error: string };
    return `${answer.status} ${error}`;
  };
  const names = async (): Promise<readonly string[]> => {
    const { get } = clientOf(swr);
    const { body } = await get(`/v2/${swr.projectId}/instances`);
    return (body as { instances: { name: string }[] }).instances.map(({ name }) => name);
  };
  return { swr, post, refusal, names };
};

describe('a seed in YAML replaces the data of a world', () => {
  test.each<Type>(['application/yaml', 'text/yaml', 'application/x-yaml; charset=utf-8'])('as %s', async (type) => {
    const { post, names } = await started();
    expect((await post('# mine\nseed:\n  instances: [{ name: ci }]\n', type)).status).toBe(204);
    expect(await names()).toEqual(['ci']);
  });

  test('as a seed file is, without a field around it; anchors are written out', async () => {
    const { post, names } = await started();
    const file =
      'instances:\n  - { name: ci, namespaces: &all [{ name: team }] }\n  - { name: other, namespaces: *all }\n';
    expect((await post(file)).status).toBe(204);
    expect(await names()).toEqual(['ci', 'other']);
  });

  test('as a seed file is that has a number for what is made up', async () => {
    const { post, names } = await started();
    expect((await post('seed: 7\ninstances: [{ name: ci }]\n')).status).toBe(204);
    expect(await names()).toEqual(['ci']);
  });

  test('by the name of a scenario, and in another world than the first', async () => {
    const { swr, post, names } = await started();
    const before = await names();
    const world = await swr.world({ seed: 'empty' });
    expect((await post(`project_id: ${world.projectId}\nseed: { instances: [{ name: theirs }] }`)).status).toBe(204);
    expect(await names()).toEqual(before);
    const { body } = await clientOf(world).get(`/v2/${world.projectId}/instances`);
    expect(body).toMatchObject({ instances: [{ name: 'theirs' }] });
    expect((await post('seed: demo')).status).toBe(204);
    expect((await names()).length).toBe(2);
  });
});

describe('what is wrong in it is told with its line, and changes nothing', () => {
  const instance = 'instances:\n  - name: ci\n    namespaces:\n      - name: team\n';

  test.each([
    ['only a comment', '# later\n', '400 the body has nothing in it; {} is a seed without anything'],
    ['null', 'null', '400 the body has nothing in it; {} is a seed without anything'],
    ['broken YAML', 'instances: [', '400 body: line 1: '],
    ['a second document', 'seed: demo\n---\nseed: demo\n', '400 body: line 2: a second document begins here'],
    ['an unknown field', `${instance}sede: 1\n`, '400 line 5: body field seed.sede is not known'],
    ['an unknown field beside the seed', 'seed: demo\nproject: x\n', '400 line 2: body field project is not known'],
    [
      'a wrong type, in a seed file',
      `${instance}      - name: 7\n`,
      '400 line 5: body field seed.instances.0.namespaces.1',
    ],
    [
      'a wrong type, in the object',
      'seed:\n  instances:\n    - name: ci\n      namespaces: 7\n',
      '400 line 4: body field seed.instances.0.namespaces',
    ],
    ['the same name twice', `${instance}      - name: team\n`, '400 line 5: seed instances.0.namespaces.1'],
    ['a list', '- a\n', '400 the body must be an object'],
    ['a name of every object', '__proto__: 1\n', '400 body field __proto__ has a name that is not allowed'],
  ])('%s', async (_, text, said) => {
    const { refusal, names } = await started();
    const before = await names();
    expect(await refusal(text)).toContain(said);
    expect(await names()).toEqual(before);
  });

  test('of a body in JSON no line is told', async () => {
    const { post } = await started();
    const answer = await post('{"seed": {"sede": 1}}', 'application/json');
    expect(await answer.text()).toMatch(/"body field seed\.sede is not known/);
  });

  test('another call takes JSON only, whatever it says that it sends', async () => {
    const { post } = await started();
    expect((await post('{"do": {"status": 500}}', 'application/yaml', 'faults')).status).toBe(201);
    expect((await post('do: { status: 500 }', 'application/yaml', 'faults')).status).toBe(400);
  });
});
