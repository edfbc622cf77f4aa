import type { Entry } from '../journal/entry.ts';
import type { Schemas } from '../spec/control-types.ts';
import { type Operation, operations } from '../spec/operations.ts';
import { partsOf } from '../wire/wire.ts';
import type { WorldEntry } from '../world/entry.ts';
import { runFamilies } from '../world/tables.ts';
import type { Fake } from './handler.ts';

type Touched = Schemas['JournalDetail']['executions'][number];

const familyNamed = (name: string) => runFamilies.find((family) => family === name);

/** The parameters of a path by which an operation names an execution. */
const parameters = ['execution_id', 'gc_id'];

/** The execution that a path names: the part that stands where the template has the parameter. */
const namedIn = (path: string, { template, family }: Operation): Touched | undefined => {
  const parts = partsOf(path).path.split('/');
  const places = template.split('/');
  const at = parameters.map((name) => places.indexOf(`{${name}}`)).find((place) => place >= 0) ?? -1;
  const id = Number(parts[at]);
  const known = familyNamed(family);
  return at < 0 || known === undefined || !Number.isSafeInteger(id) ? undefined : { family: known, id, started: false };
};

/** The executions that a request started, and the one that its path names; those that are no longer there are left out. */
export const executionsOf = (
  { request_id, operationId, path }: Entry,
  { tenant, tables }: WorldEntry,
  { observations }: Fake,
): Touched[] => {
  const started = observations.starts.by(request_id).flatMap(({ project_id, family: name, id }): Touched[] => {
    const family = familyNamed(name);
    return family === undefined || project_id !== tenant.project_id ? [] : [{ family, id, started: true }];
  });
  const operation = operations.find(({ id }) => id === operationId);
  const named = operation && namedIn(path, operation);
  const all = named === undefined ? started : [...started, named];
  return all.filter(({ family, id }) => tables[family].executions.get(id) !== undefined);
};
