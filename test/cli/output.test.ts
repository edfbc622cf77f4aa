import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { outputTo } from '../../cli/output.ts';

/** A stream whose reader takes nothing until it is told to. */
const unread = () => {
  const taken: string[] = [];
  let take: (() => void) | undefined;
  let isRead = false;
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      taken.push(String(chunk));
      if (isRead) done();
      else take = done;
    },
  });
  const read = async () => {
    isRead = true;
    take?.();
    while (stream.writableLength > 0) await new Promise((resolve) => stream.once('drain', resolve));
  };
  return { stream: stream as unknown as NodeJS.WriteStream, taken, read };
};

test('lines that nobody reads are dropped, and that is told in the form of the log', async () => {
  const { stream, taken, read } = unread();
  const { log } = outputTo(stream);
  const told = (count: number) => `{"count":${count}}\n`;
  const line = `${'x'.repeat(1023)}\n`;
  for (let count = 0; count < 100; count += 1) log(line, told);
  await read();
  log('next\n', told);
  log('last\n', told);
  const kept = taken.filter((text) => text === line).length;
  expect(kept).toBeLessThan(70);
  expect(taken.slice(kept)).toEqual([`{"count":${100 - kept}}\n`, 'next\n', 'last\n']);
});
