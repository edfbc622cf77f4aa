import { describe, expect, test } from 'vitest';
import { fileWith, reportOf, verify } from '../support/kit.ts';

const instance = '11111111-2222-4333-8444-555555555555';
const given = (text: string): readonly string[] => ['--given', fileWith('given.yaml', text)];

describe('a file of preconditions', () => {
  test('is taken instead of what listing finds', async () => {
    const text = `signature execution with tasks: { instance_id: ${instance}, namespace_name: root, policy_id: 3, execution_id: 4711 }`;
    const { cases, counts, exit_code } = await reportOf(['--only', 'signature/tasks/walk', ...given(text)]);
    expect(JSON.stringify(cases)).toContain(
      `/instances/${instance}/namespaces/root/signature/policies/3/executions/4711/tasks`,
    );
    expect([counts.passed, counts.failed, exit_code]).toEqual([0, 1, 1]);
  });

  test('that says nothing leaves everything to listing', async () => {
    const { counts, exit_code } = await reportOf(['--only', 'signature/tasks/walk', ...given('{}')]);
    expect([counts.passed, exit_code]).toEqual([1, 0]);
  });

  test.each([
    [
      'an unknown precondition',
      'executions: {}',
      /executions is not one of project, instance, free project, namespace/,
    ],
    ['a value that is not a map', 'signature execution: 8', /signature execution must be a map/],
    ['a list', '- execution', /must be a map of preconditions/],
    ['broken YAML', 'signature execution: [', /given\.yaml, line 1: /],
  ])('with %s ends with exit code 2 and a sentence', async (_, text, sentence) => {
    const { code, stderr } = await verify(given(text));
    expect(code).toBe(2);
    expect(stderr).toMatch(sentence);
  });
});
