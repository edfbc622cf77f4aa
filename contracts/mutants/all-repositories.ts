import { ignoring, inBody, inQuery } from './change.ts';
import type { Mutant } from './mutant.ts';

const all = ['ListAllInstanceRepositories'] as const;

/** The list of all repositories, otherwise than it should be. */
export const allRepositories: readonly Mutant[] = [
  {
    name: 'all repositories from the beginning',
    breaks: 'next_marker leads to the following page',
    documented: true,
    on: all,
    request: ignoring('marker'),
  },
  {
    name: 'all repositories of any name',
    breaks: 'name filters the list',
    documented: false,
    on: all,
    request: ignoring('name'),
  },
  {
    name: 'all repositories in one page',
    breaks: 'a page has at most limit repositories',
    documented: true,
    on: all,
    request: inQuery((query) => {
      if (query.get('limit') === '1') query.delete('limit');
    }),
  },
  {
    name: 'repositories without their instance',
    breaks: 'a repository names its instance',
    documented: true,
    on: all,
    answer: inBody((body) => ({
      ...body,
      repositories: (body.repositories as readonly object[]).map((one) => ({ ...one, instance_name: '' })),
    })),
  },
  {
    name: 'resource_urn of another form',
    breaks: 'resource_urn has the form of the page',
    documented: true,
    on: all,
    answer: inBody((body) => ({
      ...body,
      repositories: (body.repositories as readonly object[]).map((one) => ({ ...one, resource_urn: 'urn:swr:r:p' })),
    })),
  },
  {
    name: 'next_marker for ever',
    breaks: 'the last page has no next_marker',
    documented: false,
    on: all,
    answer: inBody((body) => ({ ...body, page_info: { next_marker: '1', ...(body.page_info as object) } })),
  },
];
