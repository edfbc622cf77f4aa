import type { components } from '../../spec/generated/control.types.ts';
import type { Call } from './call.ts';

type Schemas = components['schemas'];

interface JournalFilter {
  /** `*` stands for any characters; empty, requests of no operation are meant. */
  readonly operationId?: string;
  /** A status, or several and classes of them: `404,5xx`. */
  readonly status?: number | string;
  readonly method?: string;
  readonly path?: string;
  readonly request_id?: string;
  readonly error_code?: string;
  /** A value, an object with the fields that must be there, or matchers such as `{ $matches: '^ci-' }`. */
  readonly body?: unknown;
  /** What is asked, answered or named holds this, in capitals or not. */
  readonly text?: string;
  /** The id of the fault that happened to it; `any` for whichever, `none` for those that none happened to. */
  readonly fault?: number | 'any' | 'none';
  /** Only those with a higher `seq`. */
  readonly after?: number;
  /** Only those with a lower `seq`. */
  readonly before?: number;
  readonly limit?: number;
}

/** The requests that a world's clients made. */
export interface JournalOfWorld {
  readonly find: (filter?: JournalFilter) => Promise<readonly Schemas['JournalEntry'][]>;
  /** The same without headers and bodies, and how many there are in all. */
  readonly rows: (filter?: JournalFilter) => Promise<Schemas['JournalRows']>;
  /** The same as an HTTP archive, secrets masked. */
  readonly har: (filter?: JournalFilter) => Promise<Schemas['Har']>;
  /** The one request whose answer had this X-Request-Id. Rejects if it is not there. */
  readonly show: (requestId: string) => Promise<Schemas['JournalDetail']>;
  /**
   * Rejects, naming the nearest misses, unless such requests were made so often; at least once if nothing is said. With
   * `fidelity` also if the operation of one is less well known than that.
   */
  readonly verify: (check: Omit<Schemas['JournalCheck'], 'project_id'>) => Promise<number>;
  readonly clear: () => Promise<void>;
}

const queryOf = ({ body, fault, ...filter }: JournalFilter, project_id: string) => ({
  ...{ project_id, ...filter },
  ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  ...(fault !== undefined && { fault: String(fault) }),
});

export const journalOf = (call: Call, project_id: string): JournalOfWorld => {
  const query = { project_id };
  const list = (filter: JournalFilter, format: 'full' | 'rows' | 'har') =>
    call('listJournal', { query: { ...queryOf(filter, project_id), format } });
  const otherwise = (form: string): never => {
    throw new Error(`the journal was not answered as ${form}`);
  };
  return {
    find: async (filter = {}) => {
      const page = await list(filter, 'full');
      return 'entries' in page ? page.entries : otherwise('entries');
    },
    rows: async (filter = {}) => {
      const page = await list(filter, 'rows');
      return 'rows' in page ? page : otherwise('rows');
    },
    har: async (filter = {}) => {
      const archive = await list(filter, 'har');
      return 'log' in archive ? archive : otherwise('har');
    },
    show: (request_id) => call('showJournalEntry', { path: { request_id }, query }),
    verify: async (check) => (await call('verifyJournal', { body: { project_id, ...check } })).count,
    clear: () => call('clearJournal', { query }),
  };
};
