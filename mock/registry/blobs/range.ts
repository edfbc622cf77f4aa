import type { ByteRange } from './file.ts';

const form = /^bytes=(\d*)-(\d*)$/;

/** The part that a Range header asks for; undefined where all is to be sent, `beyond` where there is no such part. */
export const rangeOf = (header: string | undefined, size: number): ByteRange | 'beyond' | undefined => {
  const [, first = '', last = ''] = (header === undefined ? null : form.exec(header)) ?? [];
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const bytes = Math.min(Number(last), size);
    return bytes === 0 ? 'beyond' : { start: size - bytes, end: size - 1 };
  }
  const start = Number(first);
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start >= size || (last !== '' && Number(last) < start) ? 'beyond' : { start, end };
};
