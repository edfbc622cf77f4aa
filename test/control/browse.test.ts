import { expect, test } from 'vitest';
import { byEachClient, clientOf, startEmbedded } from '../support/clients.ts';

const digestOf = (digit: string) => `sha256:${digit.repeat(64)}`;
const inLibrary = (repository_name: string) => ({ namespace_name: 'library', repository_name });

byEachClient('what a page shows of a world', (start) => {
  test('goes from instances to namespaces to repositories', async () => {
    const { swr } = await start();
    const { instances, total } = await swr.browse.instances();
    expect(total).toBe(2);
    expect(instances.map(({ id, status }) => [id, status])).toEqual([
      [swr.instanceId, 'Running'],
      [expect.any(String), 'Creating'],
    ]);
    const { namespaces } = await swr.browse.namespaces({ instance_id: swr.instanceId });
    expect(namespaces.map(({ name }) => name)).toEqual(['library', 'root', 'staging']);
    const page = await swr.browse.repositories({ namespace_name: 'library', offset: 1, limit: 2 });
    expect(page.repositories.map(({ name }) => name)).toEqual(['busybox', 'caddy']);
    expect(page.total).toBe(namespaces[0]?.repository_count);
    expect((await swr.browse.namespaces({ instance_id: instances[1]?.id ?? '' })).total).toBe(0);
  });

  test('finds a repository whose name holds slashes and a text in names', async () => {
    const { swr } = await start();
    await swr.artifacts.push({ ...inLibrary('team/a b/web'), digest: digestOf('a'), size: 7, tags: ['v1', 'v2'] });
    const { repositories } = await swr.browse.repositories({ namespace_name: 'library', text: 'TEAM/' });
    expect(repositories).toMatchObject([{ name: 'team/a b/web', artifact_count: 1, tag_count: 2, size: 7 }]);
    const { artifacts } = await swr.browse.artifacts({ ...inLibrary('team/a b/web'), text: 'V2' });
    expect(artifacts).toMatchObject([
      {
        ...{ digest: digestOf('a'), size: 7, signed: false, verified: 'none', immutable: false, accessories: [] },
        tags: [{ name: 'v1' }, { name: 'v2' }],
        reference: 'library/team/a b/web:v2',
        pull_command: `docker pull ${new URL(swr.url).host}/library/team/a b/web:v2`,
      },
    ]);
    expect((await swr.browse.artifacts({ ...inLibrary('team/a b/web'), text: 'v3' })).total).toBe(0);
  });

  test('says which index holds an artifact, and what an index holds', async () => {
    const { swr } = await start();
    await swr.artifacts.push({ ...inLibrary('many'), digest: digestOf('1'), tags: [] });
    await swr.artifacts.push({ ...inLibrary('many'), digest: digestOf('2'), children: [digestOf('1')] });
    const { artifacts } = await swr.browse.artifacts(inLibrary('many'));
    expect(artifacts.map(({ digest, children, held_by }) => [digest, children, held_by])).toEqual([
      [digestOf('2'), [digestOf('1')], []],
      [digestOf('1'), [], [digestOf('2')]],
    ]);
    const one = await swr.browse.artifacts({ ...inLibrary('many'), digest: digestOf('1') });
    expect(one.artifacts.map(({ digest }) => digest)).toEqual([digestOf('1')]);
  });

  test.each([
    ['an instance', { instance_id: 'none' }, /Instance none/i],
    ['a namespace', { namespace_name: 'none' }, /Namespace none/i],
    ['a repository', { repository_name: 'none' }, /Repository none/i],
  ])('names %s that is not there', async (_, query, message) => {
    const { swr } = await start();
    const asked = swr.browse.artifacts({ ...inLibrary('alpine'), ...query });
    await expect(asked).rejects.toMatchObject({ status: 404, message: expect.stringMatching(message) });
  });
});

const signedArtifact = async () => {
  const { swr } = await startEmbedded();
  const { artifacts } = await swr.browse.artifacts(inLibrary('alpine'));
  const artifact = artifacts.find(({ signed }) => signed);
  if (artifact === undefined) throw new Error('the demo world has a signed image of alpine');
  return { swr, artifact };
};

interface Row {
  readonly digest: string;
  signed_by?: string[];
  content?: string;
}
type Rows = Row[];

/** The demo world with one of its tables changed. */
const tampered = async (table: string, change: (rows: Rows, digest: string) => void) => {
  const { swr, artifact } = await signedArtifact();
  const snapshot = structuredClone(await swr.snapshot());
  change(snapshot.tables[table] as unknown as Rows, artifact.accessories[0]?.digest ?? '');
  await swr.restore(snapshot);
  const { artifacts } = await swr.browse.artifacts({ ...inLibrary('alpine'), digest: artifact.digest });
  return artifacts[0]?.verified;
};

test('a signature of the demo world verifies by the key that signed', async () => {
  const { artifact } = await signedArtifact();
  expect(artifact.verified).toBe('yes');
  expect(artifact.accessories).toMatchObject([{ type: 'signature.cosign', verified: 'yes', signed_by: [/./] }]);
});

test('a signature does not verify by another key, nor by one that nobody knows', async () => {
  const signedBy = (names: string[] | undefined) =>
    tampered('accessories', (rows, digest) => {
      for (const row of rows.filter((each) => each.digest === digest)) {
        if (names === undefined) delete row.signed_by;
        else row.signed_by = names;
      }
    });
  expect(await signedBy(['another-key'])).toBe('no');
  expect(await signedBy(undefined)).toBe('unknown');
});

test('a signature whose payload was changed does not verify', async () => {
  const verdict = await tampered('blobLinks', (rows) => {
    for (const row of rows) {
      if (row.content !== undefined) row.content = row.content.replace('cosign container', 'cosign contained');
    }
  });
  expect(verdict).toBe('no');
});

test('a tag that a rule protects is immutable, and so is its artifact', async () => {
  const { swr } = await startEmbedded({ seed: 'empty' });
  await swr.artifacts.push({ ...inLibrary('web'), tags: ['v1', 'latest'] });
  const { post, instance } = clientOf(swr);
  const selector = (decoration: string, pattern: string) => ({ kind: 'doublestar', decoration, pattern });
  const rule = await post(`${instance}/namespaces/library/immutabletagrules`, {
    ...{ priority: 0, disabled: false, action: 'immutable', template: 'immutable_template' },
    tag_selectors: [selector('matches', 'v*')],
    scope_selectors: { repository: [selector('repoMatches', '**')] },
  });
  expect(rule.status).toBeLessThan(300);
  const [artifact] = (await swr.browse.artifacts(inLibrary('web'))).artifacts;
  expect(artifact?.immutable).toBe(true);
  expect(artifact?.tags.map(({ name, immutable }) => [name, immutable])).toEqual([
    ['v1', true],
    ['latest', false],
  ]);
  const { policies } = await swr.browse.policies({ family: 'immutability' });
  expect(policies).toMatchObject([{ trigger: 'always', enabled: true, namespace_name: 'library' }]);
});

test('a scan is shown with what it found, as the API shows it', async () => {
  const { swr } = await startEmbedded();
  const { runs } = await swr.browse.runs({ family: 'scanning', status: 'Succeed' });
  const [run] = runs;
  const query = { ...inLibrary(run?.repository_name ?? ''), digest: run?.digest ?? '' };
  const [artifact] = (await swr.browse.artifacts(query)).artifacts;
  const found = await swr.browse.vulnerabilities({ ...query, limit: 1 });
  expect(artifact?.scan).toMatchObject({ status: 'Success', total: found.total });
  expect([found.status, found.vulnerabilities.length]).toEqual(['Success', Math.min(1, found.total)]);
  const { get, instance } = clientOf(swr);
  const path = `${instance}/namespaces/library/repositories/${query.repository_name}/artifacts/${query.digest}`;
  const [report] = Object.values((await get(`${path}/vulnerabilities`)).body) as { vulnerabilities: object[] }[];
  expect(found.total).toBe(report?.vulnerabilities.length);
});

test('webhooks are shown with their payload and without the secrets of their policy', async () => {
  const { swr } = await startEmbedded();
  const { webhooks, mode, total } = await swr.browse.webhooks({ status: 'Succeed' });
  expect([mode, total]).toEqual(['record', webhooks.length]);
  expect(webhooks[0]).toMatchObject({ policy_name: expect.any(String), payload: { type: 'PUSH_ARTIFACT' } });
  expect(JSON.stringify(webhooks)).not.toMatch(/auth_header/);
});
