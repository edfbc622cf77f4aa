import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { cases } from '../../../contracts/cases/all.ts';
import { caseSchema } from '../../../contracts/verify/case-schema.ts';
import { readCases } from '../../../contracts/verify/user-cases.ts';
import { fileWith, verify } from '../support/kit.ts';

const own = `id: mine/total
rule: the demo data hold policies
source: our handbook
provenance: chosen
effect: read
given: [instance]
steps:
  - operation: ListInstanceSignPolicies
    query: { limit: 1 }
    expect:
      status: 200
      body: { total: { $atLeast: 1 } }
`;

describe("a user's cases", () => {
  test('are tried like the others', async () => {
    const { code, stdout } = await verify(['--cases', fileWith('mine.yaml', own), '--only', 'mine/*']);
    expect(stdout).toContain('1 passed, 0 failed, 0 skipped');
    expect(code).toBe(0);
  });

  test('may be a list, in JSON, each with its place', () => {
    const file = fileWith('mine.json', JSON.stringify(cases.slice(0, 3), null, 2));
    const read = readCases([file], []);
    expect(read.map(({ trial }) => trial)).toEqual(cases.slice(0, 3));
    const lines = readFileSync(file, 'utf8').split('\n');
    for (const { trial, place } of read) expect(lines[place.line - 1]).toContain(`"id": "${trial.id}"`);
  });

  test.each([
    [
      'a field is misspelt',
      own.replace('rule:', 'rul:'),
      /mine\.yaml, line 2: rul is not a field here|line 1: rule is missing/,
    ],
    [
      'an operation does not exist',
      own.replace('Policies', 'Polices'),
      /line 8: steps\.0\.operation must be one of ListInstance/,
    ],
    ['a parameter does not exist', own.replace('limit: 1', 'limits: 1'), /line 9: steps\.0\.query\.limits /],
    ['a status is not a number', own.replace('200', 'ok'), /line 11: steps\.0\.expect\.status must be integer/],
    [
      'a precondition does not exist',
      own.replace('[instance]', '[instants]'),
      /line 6: given\.0 must be one of project, /,
    ],
    ['something is missing', own.replace(/effect.*\n/, ''), /line \d: effect is missing/],
    [
      'a matcher does not exist',
      own.replace('$atLeast', '$atleast'),
      /line 12: there is no matcher \$atleast; there are \$any/,
    ],
    ['a bound is not a number', own.replace('1 } }', 'one } }'), /line 12: \$atLeast is "one" but must be a number/],
    [
      'a field stands beside a matcher',
      own.replace('1 } }', '1, a: 1 } }'),
      /line 12: the field a stands beside \$atLeast/,
    ],
    [
      'a header has no such matcher',
      own.replace('body: { total: { $atLeast', 'headers: { ETag: { $like'),
      /line 12: there is no matcher \$like/,
    ],
    [
      'a matcher is sent',
      own.replace('    query', '    body: { a: [{ $any: true }] }\n    query'),
      /line 9: \$any stands in what is sent/,
    ],
    [
      'what is sent names nothing',
      own.replace('    query', '    body: { $ref: 1 }\n    query'),
      /line 9: \$ref is 1 but must be the name/,
    ],
    ['it is not YAML', own.replace('[instance]', '[instance'), /line \d+: .*(flow|Flow)/],
    ['it is empty', '', /line 1: /],
    [
      'an id is taken',
      own.replace('mine/total', 'signature/tasks/walk'),
      /there is another case signature\/tasks\/walk/,
    ],
  ])('are refused with file, line and field where %s', async (_, text, message) => {
    const { code, stderr } = await verify(['--cases', fileWith('mine.yaml', text)]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).toContain('mine.yaml');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('are refused where there is no such file', async () => {
    const { code, stderr } = await verify(['--cases', '/nowhere/mine.yaml']);
    expect([code, stderr]).toEqual([2, 'fake-swr verify: case file /nowhere/mine.yaml: there is no such file\n']);
  });
});

describe('case.schema.json', () => {
  test('is what the spec and the Case type make it; `npm run rules` writes it again', async () => {
    await expect(`${JSON.stringify(caseSchema(), null, 2)}\n`).toMatchFileSnapshot(
      '../../../contracts/case.schema.json',
    );
  });

  test("fits every case of the kit's own", () => {
    const validate = new Ajv({ allErrors: true, strict: false }).compile(caseSchema());
    validate(JSON.parse(JSON.stringify(cases)));
    expect(validate.errors).toBeNull();
  });
});
