// Makes a credential that lasts a day, and one that lasts for years, which is switched off and deleted.
import { anyNamespace } from './account.js';
import { call, everything } from './calls.js';
import { check } from './fail.js';
import { instance } from './paths.js';

const longTerm = `${instance}/long-term-credentials`;
const one = `${longTerm}/{credential_id}`;

export const credentials = async () => {
  const temporary = await call(201, 'POST', `${instance}/temp-credential`, anyNamespace);
  check(temporary.user_id && temporary.auth_token, 'a temporary credential lacks a user or a token');
  check(temporary.created_at < temporary.expire_date, `a temporary credential ends at ${temporary.expire_date}`);

  const name = `node-${Date.now()}`;
  const made = await call(201, 'POST', `${instance}/long-term-credential`, anyNamespace, { body: { name } });
  const { token_id, user_id, auth_token, expire_date } = made;
  check(user_id && auth_token, 'a long-term credential lacks a user or a token');
  check(temporary.expire_date < expire_date, `a long-term credential ends at ${expire_date}`);
  const listed = await credential(token_id);
  check(listed?.name === name && listed.enable, `a new credential is ${JSON.stringify(listed)}`);
  check(!JSON.stringify(listed).includes(auth_token), `the token of credential ${token_id} is shown again`);

  const path = { ...anyNamespace, credential_id: token_id };
  await call(200, 'PUT', one, path, { body: { enable: false } });
  check((await credential(token_id)).enable === false, `credential ${token_id} should be off`);
  await call(204, 'DELETE', one, path);
  check((await credential(token_id)) === undefined, `credential ${token_id} is still listed`);
  console.log(`credential ${token_id} would have lasted until ${expire_date}`);
};

const credential = async (wanted) =>
  (await everything('auth_tokens', longTerm, anyNamespace, { self_only: true })).find(
    ({ token_id }) => token_id === wanted,
  );
