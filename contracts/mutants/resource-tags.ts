import type { Answer } from '../service/exchange.ts';
import { type Fields, isFields } from '../service/json.ts';
import { inBody, inList, inRecords, inSent, withBody, without, withStatus } from './change.ts';
import type { Mutant } from './mutant.ts';

const finds = ['ListSubResourceInstances', 'ListInstanceResourceInstances'] as const;
const counts = ['ShowSubResourceInstancesCount', 'ShowInstanceResourceInstancesCount'] as const;
const filters = [...finds, ...counts] as const;

const inTags = (change: (tag: Fields) => Fields) =>
  inSent((body) => ({
    ...body,
    ...(Array.isArray(body.tags) && { tags: body.tags.map((one) => (isFields(one) ? change(one) : one)) }),
  }));

/** Tags that are kept, listed or looked for otherwise than they should. */
export const resourceTags: readonly Mutant[] = [
  {
    name: 'tags in any order',
    breaks: 'tags are listed by key',
    documented: false,
    on: ['ListSubResourceTags'],
    answer: inList((items) => [...items].reverse()),
  },
  {
    name: 'tag without its value',
    breaks: 'a tag has the value that it was given',
    documented: true,
    on: ['ListSubResourceTags'],
    answer: inRecords((record) => ({ ...record, value: '' })),
  },
  {
    name: 'tag taken away only with its value',
    breaks: 'a tag is taken away by its key',
    documented: false,
    on: ['DeleteSubResourceTags'],
    request: inTags((tag) => (tag.value === 'case' ? tag : { ...tag, key: 'another' })),
  },
  {
    name: 'tags answered by 201',
    breaks: 'putting tags answers 204',
    documented: true,
    on: ['CreateSubResourceTags', 'CreateInstanceResourceTags'],
    answer: (answer: Answer) => (answer.status === 204 ? withStatus(answer, 201) : answer),
  },
  {
    name: 'filter whatever the values',
    breaks: 'a filter heeds its values',
    documented: true,
    on: filters,
    request: inTags((tag) => (Array.isArray(tag.values) ? { ...tag, values: [] } : tag)),
  },
  {
    name: 'filter by its first key',
    breaks: 'every key of a filter must be there',
    documented: true,
    on: filters,
    request: inSent((body) => ({ ...body, ...(Array.isArray(body.tags) && { tags: body.tags.slice(0, 1) }) })),
  },
  {
    name: 'resources counted by the page',
    breaks: 'total_count is of all that a filter leaves',
    documented: false,
    on: finds,
    answer: inBody((body) => ({
      ...body,
      ...(Array.isArray(body.resources) && { total_count: body.resources.length }),
    })),
  },
  {
    name: 'resource without tags',
    breaks: 'a resource is shown with its tags',
    documented: true,
    on: finds,
    answer: inBody((body) => ({
      ...body,
      ...(Array.isArray(body.resources) && { resources: body.resources.map((one: Fields) => without(one, 'tags')) }),
    })),
  },
  {
    name: 'namespace replaced by an update',
    breaks: 'what an update leaves out stays',
    documented: false,
    on: ['UpdateInstanceNamespace'],
    request: inSent((body) => ({
      ...body,
      metadata: { severity: 'none', ...(isFields(body.metadata) && body.metadata) },
    })),
  },
  {
    name: 'update of a namespace without a body',
    breaks: 'an update answers what the namespace is now',
    documented: true,
    on: ['UpdateInstanceNamespace'],
    answer: (answer: Answer) => (answer.status === 200 ? withBody(answer, { namespace_name: 'other' }) : answer),
  },
];
