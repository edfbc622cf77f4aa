import type { Fields } from '../../service/json.ts';
import type { PathValues } from '../../service/path.ts';
import { type Calls, type Located, once } from './calls.ts';
import { largest } from './choose.ts';
import { type Executions, hasEnded } from './executions.ts';
import type { Policies } from './policies.ts';
import type { Repositories } from './repositories.ts';

/** An execution as it was shown, and its tasks' statuses shortly after. */
export interface Moment {
  readonly execution: Fields;
  readonly tasks: readonly string[];
}

interface Watched {
  /** While it ran: from its start until twice in a row a task was seen to run while another waited. */
  readonly moments: readonly Moment[];
  readonly end: () => Promise<Located>;
}

/** Executes a policy and looks at what it does. All who ask get the same execution. */
export type Watch = () => Promise<Watched>;

const mostPolls = 40;
const pollEveryMs = 250;

export const isWaiting = (status: string): boolean => status === 'Initialized' || status === 'Pending';

/** Whether a task ran while another waited. */
export const isMixed = ({ tasks }: Moment): boolean => tasks.some(isWaiting) && tasks.includes('InProgress');

interface Parts {
  readonly repositories: Repositories;
  readonly policies: Policies;
  readonly executions: Executions;
}

export const createWatch = ({ target }: Calls, { repositories, policies, executions }: Parts): Watch => {
  const momentsOf = async (at: PathValues): Promise<readonly Moment[]> => {
    const moments: Moment[] = [];
    for (let poll = 0; poll < mostPolls; poll += 1) {
      const execution = await executions.show(at);
      if (hasEnded(execution)) break;
      const tasks = (await executions.tasks(at)).map(({ status }) => String(status));
      moments.push({ execution, tasks });
      if (moments.slice(-2).every(isMixed) && moments.length > 1) break;
      await target.pause(pollEveryMs);
    }
    return moments;
  };

  return once(async () => {
    const { namespace, ...selectors } = await largest({ repositories, target });
    const at = await executions.start(await policies.created(namespace, selectors));
    return { moments: await momentsOf(at), end: once(() => executions.end(at)) };
  });
};
