import { seal, unseal } from '../iam/seal.ts';
import type { WorldEntry } from '../world/entry.ts';
import { userNamed } from '../world/entry.ts';
import { memoize } from '../world/kernel/memoize.ts';
import { inSeconds } from '../world/kernel/time.ts';
import type { User } from '../world/kernel/world.ts';
import type { Worlds } from '../world/worlds.ts';

/** Source: Harbor 2.1, token_expiration. */
const tokenLifeSeconds = 30 * 60;

/** What a token lets its holder do with a repository, or with the catalog. */
export interface Grant {
  readonly type: string;
  readonly name: string;
  readonly actions: readonly string[];
}

interface TokenContent {
  readonly project_id: string;
  readonly instance_id: string;
  /** Left out, it is for everybody. */
  readonly user?: string;
  readonly access: readonly Grant[];
  readonly expiresMs: number;
}

export interface RegistryToken {
  readonly entry: WorldEntry;
  readonly instance_id: string;
  readonly user: User | undefined;
  readonly access: readonly Grant[];
  readonly expiresMs: number;
}

/** Characters that a Bearer token may have. */
const urlSafe = (sealed: string): string => sealed.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

const sealedIn = (text: string): string =>
  text
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .split('.')
    .map((part) => part + '='.repeat(-part.length & 3))
    .join('.');

/** A token as the token service answers it. */
export const issueToken = (
  { entry, instance_id, user, access }: Omit<RegistryToken, 'expiresMs'>,
  nowMs: number,
): object => {
  const content: TokenContent = {
    project_id: entry.tenant.project_id,
    instance_id,
    ...(user !== undefined && { user: user.name }),
    access,
    expiresMs: nowMs + tokenLifeSeconds * 1000,
  };
  const token = urlSafe(seal('registry-token', content));
  return { token, access_token: token, expires_in: tokenLifeSeconds, issued_at: inSeconds(nowMs) };
};

/** Clients send one token with many requests: those that were read last need not be opened again. */
const contentOf = memoize((text) => unseal('registry-token', sealedIn(text)) as TokenContent | undefined, {
  maxKeys: 64,
  maxKeyLength: 16 * 1024,
});

/** A token of this fake's, be it expired; undefined if the text is none. */
export const readToken = (text: string, worlds: Worlds): RegistryToken | undefined => {
  const content = contentOf(text);
  const entry = content && worlds.byProject(content.project_id);
  if (content === undefined || entry === undefined) return undefined;
  const { instance_id, access, expiresMs } = content;
  return {
    entry,
    instance_id,
    access,
    expiresMs,
    user: content.user === undefined ? undefined : userNamed(entry, content.user),
  };
};

/** The scopes of a token request: repeated, or in one with spaces between them. */
export const scopesIn = (texts: readonly string[]): readonly Omit<Grant, 'actions'>[] =>
  texts
    .flatMap((text) => text.split(' '))
    .flatMap((text) => {
      const [type, ...rest] = text.split(':');
      const name = rest.slice(0, -1).join(':');
      return type === undefined || type === '' || name === '' ? [] : [{ type, name }];
    });
