// Counts every call, and says in a sentence what is not as it should be.
import { connect, login } from './account.js';
import { check, fail } from './fail.js';

const swr = connect(login);
let calls = 0;

export const count = () => calls;

/** Every request goes through here, so that it is counted. */
const send = (http, method, url, pathParams, { query = {}, body } = {}) => {
  calls += 1;
  const contentType = 'application/json';
  return http.sendRequest({ method, url, contentType, pathParams, queryParams: query, headers: {}, data: body });
};

/** Sends a call that must be answered with this status. */
export const call = async (status, ...request) => {
  const answer = await send(swr, ...request).catch(({ httpStatusCode, errorCode, errorMsg, message }) =>
    fail(`call ${calls} should be answered with ${status}, not ${httpStatusCode} ${errorCode} ${errorMsg ?? message}`),
  );
  const { httpStatusCode } = answer;
  check(httpStatusCode === status, `${request[0]} ${request[1]} should answer ${status}, not ${httpStatusCode}`);
  return answer;
};

/** Sends a call that must be refused with this status. */
export const refusedBy = async (http, what, status, ...request) => {
  const refusal = await send(http, ...request).then(
    () => fail(`${what} should be refused with ${status} but was answered`),
    (error) => error,
  );
  const { httpStatusCode, errorCode, errorMsg, requestId } = refusal;
  const said = `${httpStatusCode} ${errorCode} ${errorMsg ?? refusal.message} (request id ${requestId})`;
  check(httpStatusCode === status, `${what} should be refused with ${status}, not ${said}`);
  check(errorCode && errorMsg, `the refusal of ${what} lacks a code or a message: ${said}`);
  check(/^[0-9a-f]{32}$/.test(requestId ?? ''), `the refusal of ${what} has no request id: ${said}`);
  console.log(`${what}: ${httpStatusCode} ${errorCode}`);
};

export const refused = (...request) => refusedBy(swr, ...request);

/** Reads pages of two until an empty one comes. */
export const everything = async (key, url, path, filter = {}, { method = 'GET', total = 'total', body } = {}) => {
  const all = [];
  for (let offset = 0; ; offset += 2) {
    const answer = await call(200, method, url, path, { query: { ...filter, offset, limit: 2 }, body });
    const page = answer[key];
    if (page.length === 0) {
      check(all.length === answer[total], `${answer[total]} ${key} announced, ${all.length} found`);
      return all;
    }
    all.push(...page);
  }
};

/** Follows the markers from the first page of two to the last, which has none. */
export const everythingByMarkers = async (key, url, path, filter = {}) => {
  const all = [];
  for (let marker = {}; ; ) {
    const answer = await call(200, 'GET', url, path, { query: { ...filter, ...marker, limit: 2 } });
    all.push(...answer[key]);
    if (!answer.page_info.next_marker) return all;
    marker = { marker: answer.page_info.next_marker };
  }
};

/** Asks for a status until it is that one. */
export const becomes = async (wanted, what, status, never = []) => {
  const deadline = Date.now() + 30_000;
  let seen = await status();
  while (seen !== wanted) {
    check(!never.includes(seen), `${what} is ${seen}`);
    check(Date.now() < deadline, `${what} is still ${seen} after 30 seconds`);
    await new Promise((resolve) => setTimeout(resolve, 200));
    seen = await status();
  }
  console.log(`${what}: ${seen}`);
};

/** Asks for the executions until that one has succeeded. */
export const succeeds = async (what, id, executions) => {
  const status = async () => (await executions()).find((execution) => execution.id === id)?.status;
  await becomes('Succeed', `${what} ${id}`, status, ['Failed', 'Stopped', undefined]);
};
