// The documented example, and every wrong way to ask for it.
import { connect, login, root } from './account.js';
import { call, refusedBy } from './calls.js';
import { check } from './fail.js';
import { tasks } from './signature.js';

const documented = { ...root, policy_id: 3, execution_id: 8 };

export const documentedExample = async () => {
  const answer = await call(200, 'GET', tasks, documented);
  check(answer.total === 2, `the documented execution should have 2 tasks, not ${answer.total}`);
  const task = answer.tasks.find(({ id }) => id === 2);
  const seen = `${task?.repository} ${task?.job_id} ${task?.status}`;
  check(seen === 'libz 2d7c874a7407d6c40f016254 Success', `the documented task 2 is ${seen}`);
  console.log(`documented example: task 2 is ${task.repository}, ${task.status}`);
};

export const refusals = async () => {
  const ask = (what, status, { as = {}, query = {}, ...path }) =>
    refusedBy(connect({ ...login, ...as }), what, status, 'GET', tasks, { ...documented, ...path }, { query });
  await ask('a limit of 101', 400, { query: { limit: 101 } });
  await ask('an offset of 5 with a limit of 10', 400, { query: { offset: 5, limit: 10 } });
  await ask('an unknown access key', 401, { as: { ak: 'NOSUCHACCESSKEY00000' } });
  if (!process.env.FAKE_SWR_CLIENTS_SKIP_WRONG_SK) {
    await ask('a wrong secret key', 401, { as: { sk: `${login.sk}-wrong` } });
  }
  await ask('another project', 403, { as: { projectId: 'f'.repeat(32) } });
  await ask('policy 999999', 404, { policy_id: 999999 });
};
