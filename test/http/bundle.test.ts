import { execFileSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Metafile } from 'esbuild';
import request from 'supertest';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { bundle, validatorEntries } from '../../scripts/bundle/bundle.ts';

// Inside node_modules, so that the packages that stay outside are found.
const outdir = fileURLToPath(new URL('../../node_modules/.cache/bundle-test', import.meta.url));
let outputs: Metafile['outputs'] = {};

beforeAll(async () => {
  const built = await build({
    ...bundle,
    entryPoints: { index: 'mock/index.ts', main: 'cli/main.ts', ...validatorEntries },
    outdir,
    metafile: true,
  });
  outputs = built.metafile.outputs;
});

/** All that is evaluated before the entry can be used. */
const loadedWith = (entry: string, seen = new Set<string>()): ReadonlySet<string> => {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  for (const { path, kind } of outputs[entry]?.imports ?? []) {
    if (kind === 'import-statement') loadedWith(path, seen);
  }
  return seen;
};

test('neither Express nor openapi-backend nor a specification nor a neighbour nor what shows figures is loaded to start', () => {
  const [entry = ''] = Object.keys(outputs).filter((path) => path.endsWith('/index.js'));
  const outside = [...loadedWith(entry)].flatMap((path) => [path, ...Object.keys(outputs[path]?.inputs ?? {})]);
  expect(outside.filter((path) => /compose\.ts$/.test(path))).toHaveLength(1);
  expect(outside.filter((path) => /node_modules\/(express|lodash|openapi-backend)\//.test(path))).toEqual([]);
  expect(
    outside.filter((path) => /^ajv|^@noble|^pino|^prom-client|generated\/(iam|kms|vpc|openapi)\.json$/.test(path)),
  ).toEqual([]);
  expect(outside.filter((path) => /handlers\/neighbours\//.test(path))).toEqual([]);
});

test('the command line loads no logger to start', () => {
  const [entry = ''] = Object.keys(outputs).filter((path) => path.endsWith('/main.js'));
  const loaded = [...loadedWith(entry)];
  expect(loaded).toContain('commander');
  expect(loaded.filter((path) => /^pino|^prom-client/.test(path))).toEqual([]);
});

test('what is left of the packages that are bundled is all that the planes need', async () => {
  const { createFakeSwr }: typeof import('../../mock/index.ts') = await import(
    pathToFileURL(`${outdir}/index.js`).href
  );
  const swr = await createFakeSwr();
  onTestFinished(() => swr.close());
  const world = await request(swr.url).post('/_fake/worlds').send({ name: 'mine' });
  expect([world.status, world.body.name]).toEqual([201, 'mine']);
  const refused = await request(swr.url)
    .post('/_fake/faults')
    .send({ do: { statuss: 500 } });
  expect([refused.status, refused.body.error]).toEqual([400, expect.stringContaining('did you mean status?')]);
  expect((await request(swr.url).get('/_fake/openapi.json')).body.openapi).toMatch(/^3/);
  expect((await request(swr.url).put('/_fake/reset')).headers.allow).toBe('POST');
  expect((await request(swr.url).get('/nothing')).body.error_code).toBe('APIGW.0101');
  const key = await fetch(`${swr.url}/_fake/keys/any`);
  expect(await key.text()).toMatch(/^-----BEGIN PUBLIC KEY-----/);
  expect(await (await fetch(`${swr.url}/_fake/metrics`)).text()).toContain('fake_swr_worlds 2');
  const vpcs = await request(swr.url).get(`/v1/${swr.projectId}/vpcs`).set('X-Auth-Token', swr.token);
  expect(vpcs.status).toBe(200);
});

test('CommonJS can load it', () => {
  const program = `const { createFakeSwr } = require(${JSON.stringify(`${outdir}/index.js`)});
    createFakeSwr().then((swr) => { console.log(swr.url); return swr.close(); });`;
  const env = { ...process.env, NODE_NO_WARNINGS: '1' };
  const printed = execFileSync(process.execPath, ['--input-type=commonjs', '--eval', program], { env });
  expect(printed.toString()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\n$/);
});
