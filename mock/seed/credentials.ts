import { madeCredential, tenYearsAfter } from '../world/credentials/issue.ts';
import { loginKey } from '../world/credentials/tables.ts';
import { inMicros, minuteMs } from '../world/kernel/time.ts';
import { type SeedContext, SeedError, type SeedPath } from './context.ts';
import type { SeedCredential } from './format/types.ts';
import { items, type Unique, uniqueName } from './unique.ts';

/** The names, ids and logins that an instance's credentials give. */
export const uniqueInCredentials = (
  credentials: readonly SeedCredential[] | undefined,
  path: SeedPath,
): readonly Unique[] =>
  items(credentials, path, 'credentials').flatMap(
    ({ item: { name, token_id, user_id, auth_token, user_name }, at }) => [
      ...uniqueName('credential', [...path, user_name ?? ''], name, at),
      ...uniqueName('token_id', [], token_id, at),
      ...(user_id === undefined || auth_token === undefined
        ? []
        : [
            {
              key: `login ${path.join('/')} ${loginKey(user_id, auth_token)}`,
              path: at,
              what: `the login of ${user_id}`,
            },
          ]),
    ],
  );

/** Adds a long-term credential. */
export const addCredential = (given: SeedCredential, instance_id: string, context: SeedContext, at: SeedPath): void => {
  const { tables, users, userName, startMs } = context;
  const { name, user_name: owner = userName, enable = true } = given;
  const user = users.find((each) => each.name === owner);
  if (user === undefined)
    throw new SeedError(`credential ${name} is of user ${owner}, who is not among the users`, [...at, 'user_name']);
  const { longTerm } = tables.credentials;
  const usual = madeCredential(longTerm.reserve(), 'long-term', context);
  const created_at = given.created_at ?? inMicros(startMs + usual.id * minuteMs);
  longTerm.add({
    id: usual.id,
    token_id: given.token_id ?? usual.token_id,
    instance_id,
    ...{ name, owner, enable, created_at },
    user_id: given.user_id ?? user.id,
    auth_token: given.auth_token ?? usual.auth_token,
    expire_date: given.expire_date ?? tenYearsAfter(Date.parse(created_at)),
  });
};
