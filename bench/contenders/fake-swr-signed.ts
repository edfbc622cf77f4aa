import { signedHeaders } from '../../contracts/targets/sign.ts';
import type { Contender } from '../common/contender.ts';
import { demo } from '../common/demo.ts';
import { fakeSwrToken } from './fake-swr-token.ts';

/** Signed once for each run of the load: a signature is good for 15 minutes, and is verified anew each time. */
export const fakeSwrSigned: Contender = {
  ...fakeSwrToken,
  name: 'fake-swr-signed',
  label: 'fake-swr, AK/SK',
  headers: (target) => {
    const request = { method: 'GET', target, body: '', projectId: demo.projectId, nowMs: Date.now() };
    return signedHeaders(demo.ak, demo.sk, request);
  },
};
