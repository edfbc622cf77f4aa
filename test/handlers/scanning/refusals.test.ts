/** What cannot be scanned, or not now. */
import { expect, test } from 'vitest';
import { startFake } from '../../support/fake.ts';
import { artifactAt, digestOf, overviewOf, scan, seedOf } from './support.ts';

const [image, chart] = [digestOf('1'), digestOf('2')];
const seed = seedOf([
  { digest: image, signed: true },
  { digest: chart, type: 'CHART' },
]);

test('a second scan is refused as long as the first goes on, and then no longer', async () => {
  const fake = await startFake({ seed });
  await scan(fake, image);
  const second = await scan(fake, image);
  expect(second.status).toBe(409);
  expect(second.body.error_msg).toContain('is Pending');
  fake.clock.advance(5000);
  expect((await scan(fake, image)).body.error_msg).toContain('is Running');
  fake.clock.advance(60_000);
  expect((await scan(fake, image)).status).toBe(202);
});

test('a chart and a signature are refused, and have no report', async () => {
  const fake = await startFake({ seed, profile: { 'artifacts.signatures_among_artifacts': 'listed' } });
  const { accessories } = (await fake.get(`${artifactAt(fake, image)}/accessories`)).body;
  for (const [digest, what] of [
    [chart, 'has the type CHART'],
    [accessories[0].digest, 'is a signature'],
  ]) {
    const { status, body } = await scan(fake, digest);
    expect(status).toBe(400);
    expect(body.error_msg).toContain(what);
    expect(await overviewOf(fake, digest)).toBeUndefined();
  }
});

test('what is not there is not found', async () => {
  const fake = await startFake({ seed });
  for (const path of [
    artifactAt(fake, digestOf('9')),
    artifactAt(fake, image).replace('/a/', '/b/'),
    artifactAt(fake, image).replace('/n/', '/m/'),
  ]) {
    expect((await fake.post(`${path}/scan`)).status).toBe(404);
    expect((await fake.get(`${path}/vulnerabilities`)).status).toBe(404);
  }
});

test('a tag is no reference', async () => {
  const fake = await startFake({ seed });
  expect((await scan(fake, 'latest')).status).toBe(400);
  expect((await fake.get(`${artifactAt(fake, 'latest')}/vulnerabilities`)).status).toBe(400);
});

test('the report can be read without any IAM action, and a scan needs its own', async () => {
  const users = [{ name: 'nobody', token: 'token-of-nobody', allow: [] }];
  const fake = await startFake({ seed: { ...seed, users } });
  const headers = { 'X-Auth-Token': 'token-of-nobody' };
  const report = await fake.send('get', `${artifactAt(fake, image)}/vulnerabilities`, { headers });
  expect(report.status).toBe(200);
  const started = await fake.send('post', `${artifactAt(fake, image)}/scan`, { headers });
  expect(started.status).toBe(403);
});
