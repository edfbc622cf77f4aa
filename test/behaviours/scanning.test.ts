/** What nobody has documented about scanning. */
import { digestOf, overviewOf, reportOf, scan, seedOf } from '../handlers/scanning/support.ts';
import { type ProbesOf, probeBehaviours } from '../support/behaviours.ts';
import type { Fake } from '../support/fake.ts';

const [image, clean] = [digestOf('1'), digestOf('2')];
const seed = seedOf([
  { digest: image },
  {
    digest: clean,
    scan: { end_time: '2026-02-01T10:11:12Z', start_time: '2026-02-01T10:00:00Z', vulnerabilities: [] },
  },
]);

const afterAMinute = async (fake: Fake, digest: string) => {
  await scan(fake, digest);
  fake.clock.advance(60_000);
  return overviewOf(fake, digest);
};

const probes: ProbesOf<'scanning'> = {
  'scanning.result': {
    ask: async (fake) => (await afterAMinute(fake, image)).summary.total > 0,
    answers: { made_up: true, nothing: false },
  },
  'scanning.clean_severity': {
    ask: async (fake) => [(await overviewOf(fake, clean)).severity, (await reportOf(fake, clean)).severity],
    answers: { Security: ['Security', 'Security'], None: ['None', 'None'] },
  },
  'scanning.old_instance': {
    ask: async (fake) => {
      const { status, body } = await scan(fake, image);
      const read = await fake.get(`${fake.instance}/namespaces/n/repositories/a/artifacts/${image}/vulnerabilities`);
      return [status, read.status, String(body.error_code ?? '').split('.')[0]];
    },
    answers: { serve: [202, 200, ''], reject: [400, 400, 'SVCSTG'], gateway_404: [404, 404, 'APIGW'] },
  },
  'scanning.while_running': {
    ask: async (fake) => {
      await scan(fake, image);
      fake.clock.advance(5000);
      const { status } = await scan(fake, image);
      return [status, (await overviewOf(fake, image)).scan_status];
    },
    answers: { reject: [409, 'Running'], restart: [202, 'Pending'], ignore: [202, 'Running'] },
  },
  'scanning.generated_at': {
    ask: async (fake) => (await reportOf(fake, clean)).generated_at,
    answers: { sample: '2026-02-01:10:11:12', rfc3339: '2026-02-01T10:11:12Z' },
  },
  'scanning.pace': {
    ask: async (fake) => {
      await scan(fake, image);
      return (await overviewOf(fake, image)).scan_status;
    },
    answers: { seconds: 'Pending', instant: 'Success' },
  },
};

probeBehaviours(['scanning'], probes, seed);
