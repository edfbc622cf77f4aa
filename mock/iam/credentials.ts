import { worldTime } from '../world/kernel/clock.ts';
import { madeHex } from '../world/kernel/ids.ts';
import { dayMs, inMicros } from '../world/kernel/time.ts';
import type { Identity, Worlds } from '../world/worlds.ts';
import { seal, temporarySecret, unseal } from './seal.ts';

/** A user token is valid for 24 hours. Source: IAM, obtaining a token by password. */
const tokenLifeMs = dayMs;

/** What a token or a temporary key says of itself. */
interface TokenContent {
  readonly project_id: string;
  readonly user: string;
  readonly scope: 'project' | 'domain';
  /** What it was got by; left out, by a password. */
  readonly method?: 'token';
  readonly issuedMs: number;
  readonly expiresMs: number;
  /** The access key that a security token belongs to. */
  readonly ak?: string;
}

/** A token that is understood: whose it is and what it covers. It may have expired. */
export interface Known extends Identity {
  readonly content: TokenContent;
}

const known = (content: TokenContent | undefined, worlds: Worlds): Known | undefined => {
  const entry = content && worlds.byProject(content.project_id);
  const user = entry?.users.find(({ name }) => name === content?.user);
  return content && entry && user && { entry, user, content };
};

/** By the clock of its world, at `atMs` of the machine's time. */
export const isExpired = ({ entry, content }: Known, atMs: number): boolean =>
  worldTime(entry.clock, atMs) >= content.expiresMs;

export const expiryOf = ({ content }: Known): string => inMicros(content.expiresMs);

/**
 * A token for the user; begins like the real ones, which are PKI messages. One that is got by another token is valid no
 * longer than that one. Source: Keystone, token authentication.
 */
export const issueToken = (
  { entry, user }: Identity,
  { scope, by }: { readonly scope: TokenContent['scope']; readonly by?: Known | undefined },
  atMs: number,
): Known & { readonly token: string } => {
  const issuedMs = worldTime(entry.clock, atMs);
  const content: TokenContent = {
    project_id: entry.tenant.project_id,
    user: user.name,
    scope,
    ...(by !== undefined && { method: 'token' }),
    issuedMs,
    expiresMs: Math.min(issuedMs + tokenLifeMs, by?.content.expiresMs ?? Number.POSITIVE_INFINITY),
  };
  return { entry, user, content, token: `MII${seal('token', content)}` };
};

/** The token's content, or undefined if no fake issued it. The static token of a user never expires. */
export const readToken = (token: string, worlds: Worlds): Known | undefined => {
  const fixed = worlds.byToken(token);
  if (fixed !== undefined) {
    const { entry, user } = fixed;
    const { project_id } = entry.tenant;
    const expiresMs = Number.MAX_SAFE_INTEGER;
    return { entry, user, content: { project_id, user: user.name, issuedMs: 0, expiresMs, scope: 'project' } };
  }
  if (!token.startsWith('MII')) return undefined;
  return known(unseal('token', token.slice(3)) as TokenContent | undefined, worlds);
};

export interface TemporaryKey {
  readonly ak: string;
  readonly sk: string;
  readonly securityToken: string;
  readonly expiresAt: string;
}

export const issueTemporaryKey = ({ entry, user }: Identity, lifeMs: number, atMs: number): TemporaryKey => {
  const issuedMs = worldTime(entry.clock, atMs);
  const { project_id } = entry.tenant;
  const ak = `HST${madeHex(`${project_id} ${user.name} ${issuedMs} ${lifeMs}`, 17).toUpperCase()}`;
  const content: TokenContent = {
    project_id,
    user: user.name,
    scope: 'project',
    issuedMs,
    expiresMs: issuedMs + lifeMs,
    ak,
  };
  return {
    ak,
    sk: temporarySecret(ak),
    securityToken: seal('security-token', content),
    expiresAt: inMicros(content.expiresMs),
  };
};

/** The content of a security token, if it belongs to that access key. */
export const readSecurityToken = (text: string, ak: string, worlds: Worlds): Known | undefined => {
  const content = unseal('security-token', text) as TokenContent | undefined;
  return content?.ak === ak ? known(content, worlds) : undefined;
};
