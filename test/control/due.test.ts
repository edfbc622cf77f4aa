import { expect, test } from 'vitest';
import { byEachClient, clientOf } from '../support/clients.ts';
import { instanceBody } from '../support/instance-bodies.ts';

byEachClient('what is due next', (start) => {
  test('comes in order, and happens when the clock gets there', async () => {
    const { swr } = await start();
    await swr.clock.freeze();
    const life_cycle = { initialized_ms: 0, pending_ms: 5000, item_ms: 1000 };
    const { executionId } = await swr.executions.create({ tasks: 2, life_cycle });
    const { due, now, total } = await swr.browse.due();
    expect(total).toBe(due.length);
    expect(due.map(({ at }) => at)).toEqual(due.map(({ at }) => at).toSorted());
    expect(due[0]).toMatchObject({ kind: 'execution', family: 'signature', execution_id: executionId });
    expect(Date.parse(due[0]?.at ?? '') - Date.parse(now)).toBe(5000);
    expect(Date.parse(due[0]?.ends_at ?? '') - Date.parse(now)).toBe(7000);
    const schedule = due.find(({ kind, family }) => kind === 'schedule' && family === 'signature');
    const runsOf = async () =>
      (await swr.browse.runs({ policy_id: schedule?.policy_id ?? 0, family: 'signature' })).total;
    const before = await runsOf();
    await swr.clock.set(schedule?.at ?? '');
    expect(await runsOf()).toBe(before + 1);
    const again = (await swr.browse.due()).due.find(
      ({ policy_id, kind }) => policy_id === schedule?.policy_id && kind === 'schedule',
    );
    expect(Date.parse(again?.at ?? '')).toBeGreaterThan(Date.parse(schedule?.at ?? ''));
    const { policies } = await swr.browse.policies({ family: 'signature' });
    expect(policies.find(({ id }) => id === schedule?.policy_id)).toMatchObject({
      next_due_at: again?.at,
      runs: before + 1,
    });
  });

  test('holds the stages of an instance that is created', async () => {
    const { swr } = await start({ seed: 'empty' });
    await swr.clock.freeze();
    await swr.lifeCycle({ family: 'instances', life_cycle: { initial_ms: 1000, creating_ms: 2000 } });
    const { post } = clientOf(swr);
    const { status } = await post(`/v2/${swr.projectId}/instances`, instanceBody);
    expect(status).toBeLessThan(300);
    const creation = async () => (await swr.browse.due()).due.filter(({ kind }) => kind === 'creation');
    const [first] = await creation();
    await swr.clock.set(first?.at ?? '');
    const [second] = await creation();
    expect(Date.parse(second?.at ?? '') - Date.parse(first?.at ?? '')).toBe(2000);
    await swr.clock.set(second?.at ?? '');
    expect(await creation()).toEqual([]);
  });
});
