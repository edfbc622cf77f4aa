import { namespaceBody } from '../../resources/namespaces.ts';
import { pathIn } from '../../service/client.ts';
import { pointed, shown } from '../../service/json.ts';
import type { ProbeContext } from './context.ts';
import { newInstance, tryInstance, whenRunning } from './new-instances.ts';
import { byStatus, observed, type ProbesOf, quoted, unclear, unobserved } from './probe.ts';

/** The statuses of a read and of a write in an instance that has just begun. */
const inNew = async (context: ProbeContext) => {
  const at = await newInstance(context);
  const read = await context.call('ListInstanceNamespaces', at);
  const write = await context.call('CreateInstanceNamespace', at, { body: namespaceBody });
  return { read, write, isNew: pointed((await context.call('ShowInstance', at)).body, '/status') !== 'Running' };
};

const statusAfter = async ({ call, target }: ProbeContext, at: Awaited<ReturnType<typeof newInstance>>, ms: number) => {
  if (ms > 0) await target.pause(ms);
  return String(pointed((await call('ShowInstance', at)).body, '/status'));
};

export const instanceProbes: ProbesOf<
  | 'instances.name_rule'
  | 'instances.taken_name'
  | 'instances.spec_basic'
  | 'instances.pace'
  | 'instances.not_running'
  | 'instances.delete_job'
  | 'instances.image_count'
  | 'instances.feature_gates'
> = {
  'instances.name_rule': {
    effect: 'write',
    ask: async (context) => {
      const name = `${context.newName()}_x`;
      return byStatus((await tryInstance(context, { name })).answer, { 202: 'older', 400: 'newer' });
    },
  },
  'instances.taken_name': {
    effect: 'write',
    ask: async (context) => {
      const name = context.newName();
      await newInstance(context, { name });
      return byStatus((await tryInstance(context, { name })).answer, { 202: 'allow', 400: 'reject', 409: 'reject' });
    },
  },
  'instances.spec_basic': {
    effect: 'write',
    ask: async (context) =>
      byStatus((await tryInstance(context, { spec: 'swr.ee.basic' })).answer, { 202: 'accept', 400: 'reject' }),
  },
  'instances.pace': {
    effect: 'write',
    ask: async (context) => {
      const at = await newInstance(context);
      if ((await statusAfter(context, at, 0)) === 'Running') return observed('instant', 'Running at once');
      if ((await statusAfter(context, at, 30_000)) === 'Running')
        return observed('seconds', 'Running after 30 seconds');
      const last = await statusAfter(context, at, 600_000);
      const seen = `${last} after ten minutes`;
      return last === 'Running' ? observed('minutes', seen) : unclear(seen);
    },
  },
  'instances.not_running': {
    effect: 'write',
    ask: async (context) => {
      const { read, write, isNew } = await inNew(context);
      const seen = `a read ${read.status}, a write ${write.status}`;
      if (!isNew) return unobserved('masked: an instance runs at once (see instances.pace)');
      if (read.status === 404) return observed('not_found', seen);
      if (read.status === 400) return observed('reject', seen);
      if (read.status === 200 && write.status === 201) return observed('serve', seen);
      return read.status === 200 && write.status === 400 ? observed('reject_writes', seen) : unclear(seen);
    },
  },
  'instances.delete_job': {
    effect: 'write',
    ask: async (context) => {
      const at = await whenRunning(context, await newInstance(context));
      const deleted = await context.call('DeleteInstance', at, { body: {} });
      if (deleted.status >= 300) return unclear(quoted(deleted));
      context.cleanUp.forget(pathIn('DeleteInstance', at));
      const jobs = await context.list('ListInstanceJobs', at);
      const types = jobs.filter(({ instance_id }) => instance_id === at.instance_id).map(({ type }) => String(type));
      return observed(types.some((type) => type !== 'CreateInstance') ? 'job' : 'none', shown(types));
    },
  },
  'instances.image_count': {
    effect: 'read',
    ask: async ({ call, list, instance }) => {
      const at = await instance();
      const count = pointed((await call('ListInstanceStatistics', at)).body, '/total_image_count');
      const repositories = await list('ListInstanceRepositories', at, { query: { limit: 100 } });
      const artifacts = repositories.reduce((sum, { artifact_count }) => sum + Number(artifact_count), 0);
      const seen = `total_image_count is ${count}; there are ${repositories.length} repositories and ${artifacts} artifacts`;
      if (repositories.length === artifacts) return unclear(seen);
      if (count === repositories.length) return observed('repositories', seen);
      return count === artifacts ? observed('artifacts', seen) : unclear(seen);
    },
  },
  'instances.feature_gates': {
    effect: 'read',
    ask: async ({ call, instance }) => {
      const { body } = await call('ListFeatureGates', await instance());
      const isOpen = pointed(body, '/enableCombinationRetention');
      const seen = `enableCombinationRetention is ${shown(isOpen)}`;
      if (isOpen === true) return observed('served', seen);
      return isOpen === false ? observed('samples', seen) : unclear(seen);
    },
  },
};
