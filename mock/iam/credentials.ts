import { madeHex } from '../world/kernel/ids.ts';
import { inMicros } from '../world/kernel/time.ts';
import type { Identity, Worlds } from '../world/worlds.ts';
import { seal, temporarySecret, unseal } from './seal.ts';

/** A user token is valid for 24 hours. Source: IAM, obtaining a token by password. */
const tokenLifeMs = 24 * 60 * 60 * 1000;

/** What a token or a temporary key says of itself. */
interface Claim {
  readonly project_id: string;
  readonly user: string;
  readonly scope: 'project' | 'domain';
  readonly issuedMs: number;
  readonly expiresMs: number;
  /** The access key that a security token belongs to. */
  readonly ak?: string;
}

/** A claim that is understood: whose it is and what it covers. It may have expired. */
export interface Known extends Identity {
  readonly claim: Claim;
}

const known = (claim: Claim | undefined, worlds: Worlds): Known | undefined => {
  const world = claim && worlds.byProject(claim.project_id);
  const user = world?.users.find(({ name }) => name === claim?.user);
  return claim && world && user && { world, user, claim };
};

export const isExpired = ({ world, claim }: Known): boolean => world.clock.now() >= claim.expiresMs;

export const expiryOf = ({ claim }: Known): string => inMicros(claim.expiresMs);

/** A token for the user; begins like the real ones, which are PKI messages. */
export const issueToken = ({ world, user }: Identity, scope: Claim['scope']): Known & { readonly token: string } => {
  const issuedMs = world.clock.now();
  const claim = {
    project_id: world.tenant.project_id,
    user: user.name,
    scope,
    issuedMs,
    expiresMs: issuedMs + tokenLifeMs,
  };
  return { world, user, claim, token: `MII${seal('token', claim)}` };
};

/** The token's claim, or undefined if no fake made it. The static token of a user never expires. */
export const readToken = (token: string, worlds: Worlds): Known | undefined => {
  const fixed = worlds.byToken(token);
  if (fixed !== undefined) {
    const { world, user } = fixed;
    const claim = {
      project_id: world.tenant.project_id,
      user: user.name,
      issuedMs: 0,
      expiresMs: Number.MAX_SAFE_INTEGER,
    };
    return { world, user, claim: { ...claim, scope: 'project' } };
  }
  if (!token.startsWith('MII')) return undefined;
  return known(unseal('token', token.slice(3)) as Claim | undefined, worlds);
};

export interface TemporaryKey {
  readonly ak: string;
  readonly sk: string;
  readonly securityToken: string;
  readonly expiresAt: string;
}

export const issueTemporaryKey = ({ world, user }: Identity, lifeMs: number): TemporaryKey => {
  const issuedMs = world.clock.now();
  const { project_id } = world.tenant;
  const ak = `HST${madeHex(`${project_id} ${user.name} ${issuedMs} ${lifeMs}`, 17).toUpperCase()}`;
  const claim: Claim = { project_id, user: user.name, scope: 'project', issuedMs, expiresMs: issuedMs + lifeMs, ak };
  return {
    ak,
    sk: temporarySecret(ak),
    securityToken: seal('security-token', claim),
    expiresAt: inMicros(claim.expiresMs),
  };
};

/** The claim of a security token, if it belongs to that access key. */
export const readSecurityToken = (text: string, ak: string, worlds: Worlds): Known | undefined => {
  const claim = unseal('security-token', text) as Claim | undefined;
  return claim?.ak === ak ? known(claim, worlds) : undefined;
};
