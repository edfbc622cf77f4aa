import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { useAction } from './steps.ts';

const action = useAction();

const commandsIn = (log: string) => log.split('\n').filter((line) => line.startsWith('::'));

test('a green run has all outputs, its reports, a summary and no annotation', async () => {
  const { code, outputs, summary, log } = await action.run('verify', {
    only: 'ids/ paging/',
    'report-dir': "my 'reports'",
  });
  expect([code, log]).toEqual([0, expect.stringMatching(/\d+ passed, 0 failed/)]);
  const names = Object.keys(parse(readFileSync('verify/action.yml', 'utf8')).outputs);
  expect(Object.keys(outputs).toSorted()).toEqual(names.toSorted());
  expect(outputs).toMatchObject({
    'exit-code': '0',
    failed: '0',
    causes: '0',
    'report-dir': join(action.workspace, "my 'reports'"),
  });
  expect(Number(outputs.passed)).toBeGreaterThan(100);
  for (const name of ['sarif', 'junit', 'html']) expect(existsSync(outputs[name] ?? '')).toBe(true);
  expect([summary, commandsIn(log)]).toEqual([expect.stringMatching(/^## ✅ Contract: \d+ passed, 0 failed/), []]);
});

test('a case that fails gives one annotation, the counts and exit code 1', async () => {
  const file = join(action.workspace, 'cases $(touch touched).yaml');
  writeFileSync(file, readFileSync('test/action/wrong-case.yaml', 'utf8'));
  const { code, outputs, summary, log } = await action.run('verify', { only: 'mine/', cases: file });
  expect([code, outputs]).toEqual([
    1,
    expect.objectContaining({ 'exit-code': '1', failed: '1', causes: '1', passed: '0' }),
  ]);
  expect(commandsIn(log)).toEqual([expect.stringMatching(/^::error title=C02 /)]);
  expect(summary).toMatch(/^## ❌ Contract: 0 passed, 1 failed[\s\S]*### Causes/);
  expect(existsSync(join(action.workspace, 'touched'))).toBe(false);
});

test('what is not wanted is left out', async () => {
  const file = join(action.workspace, 'cases.yaml');
  writeFileSync(file, readFileSync('test/action/wrong-case.yaml', 'utf8'));
  const { log, summary } = await action.run('verify', {
    only: 'mine/',
    cases: file,
    annotations: 'false',
    summary: 'false',
  });
  expect([commandsIn(log), summary]).toEqual([[], '']);
});

test.each([
  ['target', 'https://me:secret@example.com', 2, 'without credentials'],
  ['only', 'nothing-is-called-so', 2, 'nothing-is-called-so'],
  ['report-dir', 'a,b', 1, 'it cannot have a comma in it'],
  ['cases', 'a.yaml,b.yaml', 1, 'put one item on a line, without commas'],
  ['annotations', '1', 1, 'annotations is "1": it is true or false'],
  ['max-age', '$(id)', 2, 'It is a span such as 90d'],
])('%s %j ends with a sentence', async (name, value, code, sentence) => {
  const ended = await action.run('verify', { [name]: value });
  expect([ended.code, ended.log]).toEqual([code, expect.stringContaining(sentence)]);
  expect(ended.outputs.passed).toBeUndefined();
});
