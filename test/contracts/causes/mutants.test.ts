/** A service that is wrong in one way is one cause, however many cases find it. */
import { describe, expect, test } from 'vitest';
import { cases } from '../../../contracts/cases/all.ts';
import { causesOf } from '../../../contracts/causes/causes.ts';
import { mutants } from '../../../contracts/mutants/all.ts';
import { likelyFirst, mutated, mutatedSend } from '../../../contracts/mutants/mutant.ts';
import { runCase } from '../../../contracts/run.ts';
import { seenBy } from '../../../contracts/verify/see-behaviours.ts';
import { goodService } from '../../support/in-process-target.ts';

const rows = [
  ['artifacts reversed', 'C01 artifacts.order/newest_first→oldest_first', 1],
  ['status_text says the status', 'C01 executions.status_text/without_tasks→status', 2],
  ['ended task that cannot be stopped', 'C01 gc.stop_ended/accept→reject', 1],
  ['execution of another policy has tasks', 'C02 404→200', 4],
  ['instance deleted with 204', 'C02 202→204', 19],
  ['CreateInstanceRegistry: answered 500', 'C02 201→500', 15],
  ['run answered with 201', 'C02 202→201', 6],
  ['resource without tags', 'C04 tags', 6],
  ['next run never shown', 'C04 next_scheduled_time', 1],
  ['first filter only', 'C04 filters', 3],
  ['next_marker on the last page', 'C05 next_marker', 1],
  ['subtasks for sub_tasks', 'C06 sub_tasks→subtasks', 27],
  ['public as boolean', 'C07 public', 39],
  ['job_detail as an object', 'C07 job_detail', 21],
  ['score as text', 'C07 score_v3', 4],
  ['total_namespace_count one too many', 'C08 total_namespace_count', 2],
  ['nothing is signed', 'C08 accessories', 10],
  ['registries reversed', 'C09 registries', 7],
  ['CreateInstanceNamespace: answered 403', 'C12 201→403', 16],
  ['CreateInstanceWebhook: answered 403', 'C12 201→403', 12],
] as const;

describe('one mistake is one cause', () => {
  test.each(rows)('%s', async (name, cause, count) => {
    const mutant = mutants.find((one) => one.name === name);
    if (mutant === undefined) throw new Error(`there is no mutant ${name}`);
    const good = await goodService(mutant.everywhere ? (send) => mutatedSend(send, mutant) : undefined);
    const target = mutant.everywhere ? good : mutated(good, mutant);
    const results = [];
    for (const one of likelyFirst(cases, mutant)) results.push(await runCase(one, target));
    const causes = causesOf(results, await seenBy(target, results));
    await good.cleanUp().catch(() => {});
    expect(causes.map(({ code, key }) => `${code} ${key}`)).toEqual([cause]);
    expect(causes[0]?.cases.length).toBeGreaterThanOrEqual(count);
  });
});
