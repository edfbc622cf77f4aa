import { resources } from '../resources/all.ts';
import { asFields, isFields } from '../service/json.ts';
import { inBody, inRecords, renamed, without } from './change.ts';
import type { Mutant } from './mutant.ts';

const tasks = ['ListInstanceSignPolicyExecTasks'] as const;
const subTasks = ['ListInstanceSignatureExecutionSubtasks'] as const;
const executions = ['ListInstanceSignPolicyExecutions'] as const;
const created = resources.flatMap(({ operations: { create } }) => create ?? []);
const policy = ['ShowInstanceSignPolicy', 'ListInstanceSignPolicies'] as const;
const namespace = ['ShowInstanceNamespace', 'ListInstanceNamespaces'] as const;

const field = (name: string, change: (value: unknown) => unknown) =>
  inRecords((record) => (name in record ? { ...record, [name]: change(record[name]) } : record));

/** Records that have the wrong form. */
export const forms: readonly Mutant[] = [
  {
    name: 'ids as texts',
    breaks: 'ids are integers',
    documented: true,
    on: [...tasks, ...subTasks, ...executions, ...policy],
    answer: field('id', String),
  },
  {
    name: 'new id as text',
    breaks: 'the id of what was made is an integer',
    documented: true,
    on: created,
    answer: field('id', String),
  },
  {
    name: 'tags as a list',
    breaks: 'the tags of a sub-task are one text',
    documented: true,
    on: subTasks,
    answer: field('tags', (tags) => String(tags).split(',')),
  },
  {
    name: 'subtasks for sub_tasks',
    breaks: 'the list is called sub_tasks',
    documented: true,
    on: subTasks,
    answer: inBody((body) => renamed(body, 'sub_tasks', 'subtasks')),
  },
  {
    name: 'sub-task names its task',
    breaks: 'a sub-task has the fields of the page',
    documented: true,
    on: subTasks,
    answer: inRecords((record) => ({ ...record, task_id: 1 })),
  },
  {
    name: 'task without job_id',
    breaks: 'a task has a job_id',
    documented: true,
    on: tasks,
    answer: inRecords((record) => without(record, 'job_id')),
  },
  {
    name: 'null status_text',
    breaks: 'status_text is a text',
    documented: true,
    on: [...tasks, ...subTasks],
    answer: field('status_text', () => null),
  },
  {
    name: 'status in small letters',
    breaks: 'a status is one of six words',
    documented: true,
    on: [...tasks, ...subTasks, ...executions],
    answer: field('status', (status) => String(status).toLowerCase()),
  },
  {
    name: 'repository with its namespace',
    breaks: 'the repository of a task is without its namespace',
    documented: true,
    on: tasks,
    answer: inRecords((record) => ({ ...record, repository: `${record.namespace}/${record.repository}` })),
  },
  {
    name: 'task of another execution',
    breaks: 'a task names its execution',
    documented: true,
    on: tasks,
    answer: field('execution_id', (id) => Number(id) + 1),
  },
  {
    name: 'execution of another policy',
    breaks: 'an execution names its policy',
    documented: true,
    on: executions,
    answer: field('policy_id', (id) => Number(id) + 1),
  },
  {
    name: 'public as boolean',
    breaks: 'the settings of a namespace are texts',
    documented: true,
    on: namespace,
    answer: field('metadata', (metadata) =>
      isFields(metadata) ? { ...metadata, public: metadata.public === 'true' } : metadata,
    ),
  },
  {
    name: 'id for namespace_id',
    breaks: 'the id of a namespace is called namespace_id',
    documented: true,
    on: namespace,
    answer: inRecords((record) => renamed(record, 'namespace_id', 'id')),
  },
  {
    name: 'digest without its algorithm',
    breaks: 'a digest begins with sha256:',
    documented: true,
    on: [...subTasks, 'ListInstanceArtifacts', 'ListInstanceTags', 'ListInstanceAccessories'],
    answer: field('digest', (digest) => String(digest).replace('sha256:', '')),
  },
  {
    name: 'accessory of type signature',
    breaks: 'a signature is of type signature.cosign',
    documented: true,
    on: ['ListInstanceAccessories'],
    answer: field('type', () => 'signature'),
  },
  {
    name: 'accessory of nothing',
    breaks: 'an accessory names what it is attached to',
    documented: true,
    on: ['ListInstanceAccessories'],
    answer: inRecords((record) => ({ ...record, subject_artifact_id: record.artifact_id })),
  },
  {
    name: 'empty trigger_settings',
    breaks: 'trigger_settings that were not sent are not returned',
    documented: false,
    on: policy,
    answer: field('trigger', (trigger) => ({ trigger_settings: {}, ...asFields(trigger) })),
  },
  {
    name: 'shown shorter than listed',
    breaks: 'a policy is shown as it is listed',
    documented: true,
    on: ['ShowInstanceSignPolicy'],
    answer: inBody((body) => without(body, 'signature_key')),
  },
  {
    name: 'instance of another project',
    breaks: 'an instance is of the project that was asked for',
    documented: true,
    on: ['ListInstance', 'ShowInstance'],
    answer: field('project_id', () => 'f'.repeat(32)),
  },
];
