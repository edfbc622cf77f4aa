import type { Answer } from '../service/exchange.ts';
import { asRecords } from '../service/json.ts';
import { ignoring, inBody, inList, inRecords, inSent, withBody, without, withStatus } from './change.ts';
import type { Mutant } from './mutant.ts';

const lists = ['ListImmutableRules'] as const;
const writes = ['CreateImmutableRule', 'UpdateImmutableRule'] as const;
const deletes = ['DeleteInstanceTag', 'DeleteInstanceArtifact', 'DeleteInstanceRepository'] as const;

/** Says that it was done where it was refused. */
const doneAnyway =
  (refusal: number, success: number) =>
  (answer: Answer): Answer =>
    answer.status === refusal ? withBody(withStatus(answer, success), success === 204 ? undefined : { id: 1 }) : answer;

const rules: readonly Mutant[] = [
  {
    name: 'second immutable rule of a namespace',
    breaks: 'a namespace has one immutable rule',
    documented: false,
    on: ['CreateImmutableRule'],
    answer: doneAnyway(400, 201),
  },
  {
    name: 'immutable rules of every namespace',
    breaks: 'namespace_id filters the list',
    documented: true,
    on: lists,
    request: ignoring('namespace_id'),
  },
  {
    name: 'priority of an immutable rule at 0',
    breaks: 'priority is returned as it was sent',
    documented: true,
    on: lists,
    answer: inRecords((record) => ({ ...record, priority: 0 })),
  },
  {
    name: 'immutable rule always in force',
    breaks: 'disabled switches a rule off',
    documented: true,
    on: writes,
    request: inSent((body) => ({ ...body, disabled: false })),
  },
  {
    name: 'immutable rule without namespace_name',
    breaks: 'a rule names its namespace',
    documented: true,
    on: lists,
    answer: inRecords((record) => without(record, 'namespace_name')),
  },
  {
    name: 'immutable rules reversed',
    breaks: 'rules are listed in the order of their ids',
    documented: false,
    on: lists,
    answer: inList((items) => [...items].reverse()),
  },
  {
    name: 'immutable rule replaced in part',
    breaks: 'a rule is replaced whole',
    documented: true,
    on: ['UpdateImmutableRule'],
    request: inSent((body) => ({ ...body, scope_selectors: { repository: [] } })),
  },
  {
    name: 'immutable rule that keeps nothing',
    breaks: 'a tag that a rule selects is not deleted',
    documented: true,
    on: writes,
    request: inSent((body) => ({ ...body, scope_selectors: { repository: [] } })),
  },
  ...deletes.map(
    (id): Mutant => ({
      name: `${id} of what is immutable`,
      breaks: 'what is immutable is not deleted',
      documented: true,
      on: [id],
      answer: doneAnyway(412, 204),
    }),
  ),
];

const repositoriesAndArtifacts: readonly Mutant[] = [
  ...deletes.map(
    (id): Mutant => ({
      name: `${id} that leaves it`,
      breaks: 'what is deleted is gone',
      documented: true,
      on: [id],
      request: (request) => ({ ...request, method: 'GET', target: request.target.replace(/\/tags\/[^/]+$/, '/tags') }),
      answer: (answer) => (answer.status === 200 ? withBody(withStatus(answer, 204), undefined) : answer),
    }),
  ),
  {
    name: 'description kept',
    breaks: 'a repository has the description that was sent',
    documented: true,
    on: ['UpdateInstanceRepository'],
    request: inSent((body) => ({ ...body, ...(body.description === '' && { description: 'kept' }) })),
  },
  {
    name: 'marker ignored',
    breaks: 'marker leads to the next page of all artifacts',
    documented: true,
    on: ['ListInstanceAllArtifacts'],
    request: ignoring('marker'),
  },
  {
    name: 'limit of all artifacts ignored',
    breaks: 'limit bounds a page of all artifacts',
    documented: true,
    on: ['ListInstanceAllArtifacts'],
    request: ignoring('limit'),
  },
  {
    name: 'next_marker on the last page',
    breaks: 'the last page has no next_marker',
    documented: true,
    on: ['ListInstanceAllArtifacts'],
    answer: inBody((body) => ({ next_marker: 1, ...body })),
  },
  {
    name: 'next_marker as text',
    breaks: 'next_marker is an integer',
    documented: true,
    on: ['ListInstanceAllArtifacts'],
    answer: inBody((body) => ({ ...body, ...('next_marker' in body && { next_marker: String(body.next_marker) }) })),
  },
  {
    name: 'build history without created',
    breaks: 'a step has its time as created',
    documented: false,
    on: ['ShowInstanceArtifactAddition'],
    answer: inBody((body) => ({
      ...body,
      build_histories: asRecords(body.build_histories).map((step) => without(step, 'created')),
    })),
  },
  {
    name: 'build history without layers',
    breaks: 'the first step has a layer',
    documented: false,
    on: ['ShowInstanceArtifactAddition'],
    answer: inBody((body) => ({
      ...body,
      build_histories: asRecords(body.build_histories).map((step) => ({ ...step, digest: '' })),
    })),
  },
];

/** Rules that are shown or heeded otherwise than they should, and deletes that delete too much or nothing. */
export const immutability: readonly Mutant[] = [...rules, ...repositoriesAndArtifacts];
