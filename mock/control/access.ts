import { timingSafeEqual } from 'node:crypto';
import { ControlError } from './handler.ts';

/** Who may use the control plane: callers on this machine, whoever has the token, or everybody. */
export type ControlAccess = 'loopback' | 'open' | { readonly token: string };

export interface ControlCaller {
  readonly address: string | undefined;
  readonly token: string | undefined;
}

const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && /^(::ffff:)?127\.|^::1$/.test(address);

const equal = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Throws a ControlError if the caller may not. */
export const checkControl = (access: ControlAccess, { address, token = '' }: ControlCaller): void => {
  if (access === 'open') return;
  if (access === 'loopback') {
    if (isLoopback(address)) return;
    throw new ControlError(
      403,
      'the control plane answers callers on this machine only; start with --control-token or --control open',
    );
  }
  if (!equal(Buffer.from(token).toString('hex'), Buffer.from(access.token).toString('hex'))) {
    throw new ControlError(401, 'X-Fake-Control-Token is missing or wrong');
  }
};
