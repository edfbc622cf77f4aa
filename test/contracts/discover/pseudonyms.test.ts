/** What pseudonyms leave of an answer, whatever is in it: nothing that says whose it is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPseudonyms } from '../../../contracts/discover/pseudonyms.ts';

test('whatever is wherever in an answer, nothing of it is written', () => {
  const secret = fc.oneof(
    ...[
      /^[A-Z0-9]{20}$/,
      /^[A-Za-z0-9]{40}$/,
      /^MII[A-Za-z0-9+/]{60,90}=$/,
      /^[a-z]{3,9}\.[a-z]{3,9}@[a-z]{3,9}\.com$/,
    ].map((form) => fc.stringMatching(form)),
    // `1.rc` is a version, which everybody may know.
    fc.domain().filter((domain) => !/^\d+\.(alpha|beta|rc)$/.test(domain)),
    ...[fc.ipV4(), fc.uuid(), fc.webUrl(), fc.stringMatching(/^[0-9a-f]{32}$/), fc.emailAddress()],
  );
  const fields = [
    'name',
    'description',
    'error_msg',
    'status_text',
    'tags',
    'pattern',
    'version',
    'creator',
    'cron',
    'x',
  ];
  const lists = ['instances', 'repositories', 'artifacts', 'tags', 'policies', 'sub_tasks', 'others'];
  const exchange = fc.record({
    secret,
    field: fc.constantFrom(...fields),
    list: fc.constantFrom(...lists),
    isKey: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(exchange, { minLength: 1, maxLength: 5 }), (exchanges) => {
      const pseudonyms = createPseudonyms();
      const bodies = exchanges.map(({ field, list, isKey, ...planted }) => {
        const text = field === 'error_msg' ? `Refused "${planted.secret}": no.` : planted.secret;
        return { [list]: [isKey ? { [planted.secret]: 1 } : { [field]: text, deeper: { [field]: [text] } }] };
      });
      for (const body of bodies) pseudonyms.collect(body);
      const text = JSON.stringify(bodies.map((body) => pseudonyms.replace(body)));
      for (const planted of exchanges) expect(text).not.toContain(planted.secret);
    }),
    { numRuns: 500, seed: 20_260_301 },
  );
});

test.each(['0.key', '1.name', 'rules.name', 'registry.id', 'swr.status', 'status.0.key', 'key'])(
  'what stands in a sentence between words of the spec is replaced unless the spec has it: %s',
  (host) => {
    const pseudonyms = createPseudonyms();
    const body = { executions: [{ status_text: `Pull from ${host} failed` }] };
    pseudonyms.collect(body);
    const kept = host === 'key';
    expect(JSON.stringify(pseudonyms.replace(body)).includes(host)).toBe(kept);
  },
);

test.each(['rules.0.template', 'trigger.trigger_settings.cron', 'scope_rules.0.tag_selectors.12.kind', 'tags.1'])(
  'where a field of a request stands is kept: %s',
  (at) => {
    const pseudonyms = createPseudonyms();
    const body = { error_msg: `Body field ${at} is required` };
    pseudonyms.collect(body);
    expect(pseudonyms.replace(body)).toEqual(body);
  },
);

test('a recording of many answers takes no time to speak of', () => {
  const pseudonyms = createPseudonyms();
  const items = Array.from({ length: 20_000 }, (_, id) => ({
    id: id * 7,
    name: `repository-of-${id}`,
    status: 'Running',
  }));
  const beganMs = performance.now();
  pseudonyms.collect({ repositories: items });
  pseudonyms.replace({ repositories: items });
  expect(performance.now() - beganMs).toBeLessThan(3000);
});
