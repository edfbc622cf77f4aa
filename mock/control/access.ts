import { timingSafeEqual } from 'node:crypto';
import { ControlError } from './handler.ts';
import type { AllowedHosts } from './hosts.ts';
import { isLoopback } from './loopback.ts';
import { checkPage, checkSite, type Visit } from './page.ts';

/** Who may use the control plane: callers on this machine, whoever has the token, or everybody. */
export type ControlAccess = 'loopback' | 'open' | { readonly token: string };

export interface ControlCaller extends Visit {
  readonly address: string | undefined;
}

const equal = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** A page can neither read nor guess the token, and a browser does not send the header unasked. */
const checkToken = (expected: string, { headers }: Visit): void => {
  const said = headers['x-fake-control-token']?.toString() ?? '';
  if (!equal(Buffer.from(said).toString('hex'), Buffer.from(expected).toString('hex')))
    throw new ControlError(401, 'X-Fake-Control-Token is missing or wrong');
};

/** The page without data, which anybody may have who may have a page of this fake's at all: what it then asks for needs the token. */
export const accessToPage = (access: ControlAccess): ControlAccess => (typeof access === 'object' ? 'open' : access);

/** Throws a ControlError if the caller may not. */
export const checkControl = (access: ControlAccess, caller: ControlCaller, allowed: AllowedHosts): void => {
  if (access === 'open') checkSite(caller);
  else if (access !== 'loopback') checkToken(access.token, caller);
  else if (isLoopback(caller.address)) checkPage(caller, allowed);
  else
    throw new ControlError(
      403,
      'the control plane answers callers on this machine only; start with --control-token or --control open',
    );
};
