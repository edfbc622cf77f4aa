import { say } from '../common/progress.ts';
import { describeMachine } from '../report/machine.ts';
import { firstForks } from './first-forks.ts';
import { callCosts } from './growth.ts';
import type { CallPlan, CallResults } from './results.ts';
import { retentionCosts } from './retention.ts';
import { verifyRuns } from './verify.ts';

export const measureCalls = async ({ growth, retention, verify, forks }: CallPlan): Promise<CallResults> => {
  const machine = describeMachine('one connection, one call after the other');
  const costs = await callCosts(growth);
  say(`retention of ${retention.artifacts} artifacts`);
  const retained = await retentionCosts(retention.artifacts, retention.rounds);
  say('verify');
  const verified = await verifyRuns(verify);
  say('first forks');
  return { machine, costs, retention: retained, verified, forks: await firstForks(forks) };
};
