import { connectFakeSwr } from '../client/connect.ts';
import type { FakeSwr } from '../client/types.ts';
import { startChild } from './child.ts';
import { findFake } from './discovery.ts';
import { checkStart, flagsOf, type StartOptions } from './options.ts';

const connected = async (url: string, options: StartOptions): Promise<FakeSwr> => {
  const flags = flagsOf(options);
  if (flags.length > 0) throw new TypeError(`the fake at ${url} runs already and cannot be given ${flags.join(' ')}`);
  return connectFakeSwr(url, accessOf(options));
};

const accessOf = ({ controlToken = process.env.FAKE_SWR_CONTROL_TOKEN }: StartOptions) =>
  controlToken === undefined ? {} : { controlToken };

/** See mock/index.ts. */
export const startFakeSwr = async (options: StartOptions): Promise<FakeSwr> => {
  checkStart(options);
  const found = findFake(options, process.env);
  if ('url' in found) return connected(found.url, options);
  const child = await startChild(found.program, options);
  const client = await connectFakeSwr(child.url, accessOf(options)).catch(async (error) => {
    await child.close();
    throw error;
  });
  if (options.unref === true) child.unref();
  return { ...client, close: child.close, [Symbol.asyncDispose]: child.close };
};
