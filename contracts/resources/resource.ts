import type { Client } from '../service/client.ts';
import type { Fields } from '../service/json.ts';
import type { PathValues } from '../service/path.ts';
import type { OperationId } from '../service/spec.ts';

/** How a path names a record. */
export interface ResourceId {
  readonly parameter: string;
  /** The field of a listed record that holds it. */
  readonly field: string;
  /** One that nothing has. It could be somebody's, which is why a case writes only below records of its own. */
  readonly missing: string | number;
  /** Turns the field into the value for a path, where they may differ. */
  readonly fromListed?: (client: Client, at: PathValues, listed: string) => Promise<string>;
}

interface Operations {
  readonly list: readonly OperationId[];
  readonly show?: OperationId;
  readonly create?: OperationId;
  readonly update?: OperationId;
  readonly remove?: OperationId;
  /** Further calls about one, or about all of them. */
  readonly actions?: readonly OperationId[];
}

/** The bodies that the kit sends with a write. */
export interface Bodies {
  /** One that is accepted, below what is created for a case. */
  readonly good: object;
  /** The same with every field that the page has, since each is made wrong in turn. */
  readonly whole: object;
  /** One for a request that is refused before anything is looked up: nothing need have been created for it. */
  readonly idle: object;
  /** Fields of which some values need more than the value itself. They have cases written by hand. */
  readonly byHand?: Readonly<Record<string, readonly unknown[]>>;
}

/** One level of lists on the way down to a record. */
export interface SearchStep {
  readonly resource: string;
  readonly fits?: (record: Fields) => boolean;
  /** At least that many records must fit. */
  readonly atLeast?: number;
  /** The records with the most of this come first. */
  readonly mostOf?: string;
}

/** A precondition that is met by listing what is there. */
interface FoundGiven {
  readonly means: string;
  /** The precondition that it starts from. */
  readonly from: string;
  readonly through: readonly SearchStep[];
  /** What is found, by further names that paths have for it. */
  readonly also?: (found: PathValues) => PathValues;
}

interface ToMake {
  readonly name: string;
  /** Until when it is needed, for a description that says so. */
  readonly expires: string;
  /** A KMS key that the target can sign with. */
  readonly signatureKey: string;
  readonly at: PathValues;
}

/** A precondition that is met by making something, which is deleted after the run. */
export interface CreatedGiven {
  readonly means: string;
  readonly from: string;
  readonly body: (wanted: ToMake) => object;
  readonly yields: (made: { readonly name: string; readonly id: string | number }) => PathValues;
}

/** A precondition that only a fake meets: no call of the service pushes anything. It goes with the namespace. */
export interface PushedGiven {
  readonly means: string;
  readonly from: string;
  readonly push: {
    readonly repository_name: string;
    readonly tags: readonly string[];
    readonly type: 'IMAGE' | 'CHART';
  };
  /** An index of one artifact without a tag, which is pushed before it. */
  readonly holds?: true;
  readonly leadsTo: (pushed: PushedArtifact) => PathValues;
}

export interface PushedArtifact {
  readonly digest: string;
  readonly artifact_id: number;
  /** Of what an index holds. */
  readonly held_digest?: string;
}

/** A precondition that only a fake meets: what a case makes there would take the service minutes, and cost money. */
export interface FreeGiven {
  readonly means: string;
  readonly from: string;
  readonly free: true;
}

export type Given = FoundGiven | CreatedGiven | PushedGiven | FreeGiven;

export const isFree = (given: Given): given is FreeGiven => 'free' in given;

export const isPushed = (given: Given): given is PushedGiven => 'push' in given;

export const isCreated = (given: Given): given is CreatedGiven => 'body' in given;

/** All that the kit knows of one kind of record. Operations, parameters and fields are the spec's. */
export interface Resource {
  readonly name: string;
  readonly plural: string;
  readonly parent?: string;
  /** A record that is only listed has none. */
  readonly id?: ResourceId;
  /** The field that tells the records of a list apart, and orders them: `id` unless given. */
  readonly key?: string;
  readonly operations: Operations;
  readonly bodies?: { readonly [Id in OperationId]?: Bodies };
  /** Where a new record's id is found: in the body that was sent, or in the answer. */
  readonly newId?: { readonly in: 'request' | 'answer'; readonly at: string };
  /** What deleting one that is not there answers, where that is an open question and not 404. */
  readonly removedTwice?: {
    readonly status: number;
    readonly behaviour: { readonly id: string; readonly option: string };
  };
  /** Further fields of a record that cases refer to. */
  readonly yields?: readonly string[];
  /** The precondition that yields one. */
  readonly given?: string;
  /** The precondition under which its lists have a record: `given` unless given. */
  readonly listedGiven?: string;
  readonly givens?: Readonly<Record<string, Given>>;
  /** How many records a page has when a list is walked: 2 unless given. */
  readonly walkLimit?: number;
  /** Where a seed file has its records, and by which definition of the seed's schema. */
  readonly seed?: { readonly key: string; readonly definition: string };
  /** The word before `_id` in fields that refer to one: `name` unless given. */
  readonly stem?: string;
}
