import { isIP } from 'node:net';
import { isLoopback } from './loopback.ts';

/** The names under which clients may ask beside IP addresses and localhost; `*.name` is all below it. */
export type AllowedHosts = readonly string[];

/** Without port, brackets, zone and the dot of the root. */
const nameOf = (host: string): string => {
  const [, address] = /^\[([^\]]*)\](?::\d*)?$/.exec(host) ?? [];
  if (address !== undefined) return address.replace(/%.*$/, '');
  return host.replace(/:\d*$/, '').replace(/\.$/, '').toLowerCase();
};

const fits = (name: string, allowed: string): boolean =>
  allowed.startsWith('*.') ? name.endsWith(allowed.slice(1)) : name === allowed;

/**
 * Whether a Host header can only be meant for this fake. Any other name may have been made to resolve to this machine by
 * whoever owns it, so that a page of theirs counts as one of the fake's own (DNS rebinding).
 */
export const isOwnHost = (host: string, allowed: AllowedHosts): boolean => {
  const name = nameOf(host);
  if (isIP(name) !== 0 || name === 'localhost' || name.endsWith('.localhost')) return true;
  return allowed.some((one) => fits(name, nameOf(one)));
};

/** Names that the public DNS does not answer, as containers and clusters give them. */
const isPrivateName = (host: string): boolean => /^[^.]+$|\.(internal|local|svc)$/.test(nameOf(host));

/** As `isOwnHost`; other machines and containers may also use the names of their private network. */
export const isTrustedHost = (host: string, address: string | undefined, allowed: AllowedHosts): boolean =>
  isOwnHost(host, allowed) || (!isLoopback(address) && isPrivateName(host));
