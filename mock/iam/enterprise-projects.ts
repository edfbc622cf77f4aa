import type { WorldEntry } from '../world/entry.ts';
import { madeHex } from '../world/kernel/ids.ts';
import { inSeconds } from '../world/kernel/time.ts';
import { type IamHandler, neededCaller } from './handler.ts';

/** The ids that something of the project is in, beside that of the default one. */
const usedIn = ({ tables }: WorldEntry): readonly string[] => {
  const all = [...tables.instances.all(), ...tables.vpc.vpcs.all(), ...tables.kms.keys.all()];
  return [...new Set(all.map(({ enterprise_project_id }) => enterprise_project_id))].filter((id) => id !== '0').sort();
};

const projectOf = (id: string, { seed }: WorldEntry) => ({
  id,
  name: id === '0' ? 'default' : `project-${madeHex(`${seed} enterprise project ${id}`, 8)}`,
  description: '',
  status: 1,
  type: 'prod',
  created_at: inSeconds(0),
  updated_at: inSeconds(0),
});

export const ListEnterpriseProject: IamHandler<'ListEnterpriseProject'> = ({ query }, context) => {
  const { entry } = neededCaller(context);
  const { id: wanted, name: part = '', status = 1, limit, offset } = query;
  const found = ['0', ...usedIn(entry)]
    .map((id) => projectOf(id, entry))
    .filter(({ id, name }) => (wanted === undefined || id === wanted) && name.includes(part))
    .filter((project) => project.status === status);
  return { body: { enterprise_projects: found.slice(offset, offset + limit), total_count: found.length } };
};
