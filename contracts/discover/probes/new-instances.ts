import { instanceBody } from '../../resources/instance-bodies.ts';
import { pathIn } from '../../service/client.ts';
import { type Answer, Unmet } from '../../service/exchange.ts';
import { pointed } from '../../service/json.ts';
import type { PathValues } from '../../service/path.ts';
import type { ProbeContext } from './context.ts';
import { quoted } from './probe.ts';

export interface NewInstance {
  readonly answer: Answer;
  /** What leads to it and to its job. */
  readonly at: PathValues;
}

/** Tries to create an instance, where that costs nothing. If it is created, it is deleted in the end. */
export const tryInstance = async (context: ProbeContext, changes: object = {}): Promise<NewInstance> => {
  const { call, cleanUp, newName, target } = context;
  const project = await target.given('free project');
  const answer = await call('CreateInstance', project, { body: { ...instanceBody, name: newName(), ...changes } });
  const [instance_id, job_id] = ['/instance_id', '/job_id'].map((at) => String(pointed(answer.body, at)));
  const at = { ...project, ...(instance_id && { instance_id }), ...(job_id && { job_id }) };
  if (answer.status === 202) cleanUp.add(pathIn('DeleteInstance', at));
  return { answer, at };
};

/** One that is being created. */
export const newInstance = async (context: ProbeContext, changes: object = {}): Promise<PathValues> => {
  const { answer, at } = await tryInstance(context, changes);
  if (answer.status !== 202) throw new Unmet(`an instance could not be created: ${quoted(answer)}`);
  return at;
};

/** Waits until an instance runs; it may take five minutes. */
export const whenRunning = async ({ call, target }: ProbeContext, at: PathValues): Promise<PathValues> => {
  for (let tries = 0; tries < 60; tries += 1) {
    if (pointed((await call('ShowInstance', at)).body, '/status') === 'Running') return at;
    await target.pause(10_000);
  }
  throw new Unmet('an instance did not run within ten minutes');
};
