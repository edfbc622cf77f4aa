import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { armFaults } from '../../cli/fault-file.ts';
import { readProfile } from '../../cli/profile-file.ts';
import { createFakeSwr } from '../../mock/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'fake-swr-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fileWith = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const said = (done: Promise<unknown>): Promise<string> =>
  done.then(
    () => 'it was accepted',
    ({ message }: Error) => message,
  );

describe('a profile', () => {
  test.each([
    ['an unknown behaviour', 'request.unknown_query: reject\n\nnope: x', 3, 'nope is not a behaviour'],
    ['an unknown option', 'request.unknown_query: reject\npaging.offset_not_multiple: maybe', 2, '"maybe" but must be'],
    ['broken YAML', 'a: b\nc: [', 2, ''],
    ['a second document', '{}\n---\n{}', 2, 'a second document begins here'],
    ['a list', '- request.unknown_query', 1, 'must be a map'],
    ['a word', 'reject', 1, 'must be a map'],
  ])('with %s is refused with file and line', async (_, text, line, words) => {
    const path = fileWith('profile.yaml', text);
    const message = await said(readProfile(path));
    expect(message.startsWith(`profile ${path}: line ${line}: `)).toBe(true);
    expect(message).toContain(words);
  });

  test.each(['', '# nothing yet\n'])('with nothing in it changes nothing (%j)', async (text) => {
    expect(await readProfile(fileWith('empty.yaml', text))).toEqual({});
  });

  test('may have a name in the place of a file; any other word is a file', async () => {
    expect(await readProfile('terraform-tests')).toEqual({ 'tags.unknown_key': 'ignore' });
    expect(await said(readProfile('toString'))).toContain('toString');
    expect(await said(readProfile('terraform-test'))).toContain('terraform-test');
  });
});

const fault = '- match: { operationId: ListInstance }\n  do: { status: 500 }\n';

describe('a file of faults', () => {
  const start = async () => {
    const swr = await createFakeSwr();
    onTestFinished(swr.close);
    return swr;
  };

  test.each([
    [
      'a misspelt field',
      `${fault}- match:\n    operationID: ListInstance\n  do: { status: 500 }`,
      4,
      'item 2: .*operationID',
    ],
    ['a wrong type', `${fault}- do: { status: 500 }\n  when:\n    times: many`, 5, 'item 2: .*times'],
    ['an item that is a word', `${fault}- reset`, 3, 'item 2: '],
    ['a map', 'do: { status: 500 }', 1, 'must be a list of faults'],
    ['broken YAML', `${fault}- do: [`, 3, ''],
    ['a second document', `${fault}---\n${fault}`, 3, 'a second document begins here'],
  ])('with %s is refused with file and line', async (_, text, line, words) => {
    const path = fileWith('faults.yaml', text);
    const message = await said(armFaults(await start(), path));
    expect(message).toContain(`fault file ${path}: line ${line}: `);
    expect(message).toMatch(new RegExp(words));
  });

  test('may use an anchor more than a hundred times', async () => {
    const swr = await start();
    const more = '- match: *m\n  do: { status: 500 }\n'.repeat(150);
    await armFaults(swr, fileWith('many.yaml', `${fault.replace('{ op', '&m { op')}${more}`));
    expect(await swr.faults.list()).toHaveLength(151);
  });

  test('with nothing in it arms none', async () => {
    const swr = await start();
    await armFaults(swr, fileWith('none.yaml', '# nothing yet\n'));
    expect(await swr.faults.list()).toEqual([]);
  });
});
