import type { behaviours } from '../../spec/generated/behaviours.ts';
import prepared from '../../spec/generated/operations.json' with { type: 'json' };
import type { FieldSchema } from './declared.ts';

type BehaviourId = keyof typeof behaviours;
type Provenance = (typeof behaviours)[BehaviourId]['provenance'];

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly type: string;
  /** The behaviour that decides where the documentation does not say what a violation answers. */
  readonly behaviour?: BehaviourId;
  /** A slash in its value comes as %252F. */
  readonly doubleEncoded?: boolean;
  /** The query parameter of which it must be 0 or a multiple. */
  readonly multipleOf?: string;
  /** Bounds and values, where a behaviour may forgive what is beyond them. */
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly string[];
}

type Parameters = ReadonlyMap<string, Parameter>;

/** `basic` is SWR's basic edition. */
export type Service = 'swr' | 'basic' | 'iam' | 'sts' | 'eps' | 'kms' | 'vpc' | 'dns' | 'registry' | 'control';

/** Services of the account as a whole: neither of one region nor of one project. */
export const isGlobal = (service: Service): boolean => service === 'iam' || service === 'sts' || service === 'eps';

/** An operation as `npm run spec` prepared it to be served. */
export interface Operation {
  readonly service: Service;
  /** The file of spec/paths it is described in; `iam`, `kms`, `vpc` and `control` are families of their own. */
  readonly family: string;
  readonly id: string;
  /** Whether it leaves everything as it was: a GET, or a POST that filters. */
  readonly reads: boolean;
  readonly method: string;
  readonly template: string;
  /** Its parameters by place and name. */
  readonly path: Parameters;
  readonly query: Parameters;
  /** Parameters of its path that are not texts as they come. */
  readonly converted: readonly Parameter[];
  readonly bodySchema?: FieldSchema;
  /** Whether it can be called without a body, which is then as an empty one. */
  readonly mayLackBody?: true;
  /** Whether it can be called by nobody in particular. */
  readonly isOpen: boolean;
  /** The IAM action that the caller's identity policies must allow; none is needed where it is left out. */
  readonly action?: string;
  /** Every status that the spec declares. */
  readonly statuses: readonly number[];
  /** The one success status among them. */
  readonly status: number;
  /** Whether the success answer has a body. */
  readonly answers: boolean;
  /** The family whose executions it is asked about: one that goes on by being polled takes notice. */
  readonly polls?: string;
  /** The behaviour that decides the status where the documentation does not. */
  readonly statusBehaviour?: BehaviourId;
  /** How well its success is known, where that is not documented. */
  readonly provenance?: Provenance;
  /** The behaviours that decide, beside what is documented, what it does and answers. */
  readonly behaviours: readonly BehaviourId[];
}

/** Every list of parameters that an operation has, and the operations with the places of theirs. */
interface Prepared {
  readonly parameters: readonly (readonly Parameter[])[];
  readonly operations: readonly (Omit<Operation, 'path' | 'query' | 'converted' | 'behaviours'> & {
    readonly path: number;
    readonly query: number;
    readonly behaviours?: Operation['behaviours'];
  })[];
}

const { parameters, operations: placed } = prepared as unknown as Prepared;
const maps = parameters.map((list): Parameters => new Map(list.map((parameter) => [parameter.name, parameter])));
const none: Parameters = new Map();
/** A text is what it is as it comes. */
const isConverted = ({ type, doubleEncoded }: Parameter): boolean =>
  doubleEncoded === true || type === 'integer' || type === 'boolean';
const convertedLists = parameters.map((list) => list.filter(isConverted));
const unconverted: Operation['converted'] = [];
const nothing: Operation['behaviours'] = [];

/** Every operation of SWR, of its neighbours, of the registry and of the control plane. */
export const operations: readonly Operation[] = placed.map((operation) =>
  // Nobody else has what was read: it need not be copied, at every start, to be completed.
  Object.assign(operation, {
    path: maps[operation.path] ?? none,
    query: maps[operation.query] ?? none,
    converted: convertedLists[operation.path] ?? unconverted,
    behaviours: operation.behaviours ?? nothing,
  }),
);

export const operationById: ReadonlyMap<string, Operation> = new Map(
  operations.map((operation) => [operation.id, operation]),
);
