import { catalogue } from '../../spec/generated/errors.ts';

type Raised = typeof catalogue.raised;
type Placeholder<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;
type Values<Name extends ErrorName> = { readonly [P in Placeholder<Raised[Name]['message']>]: string | number };

export type ErrorName = keyof Raised;
export type Layer = 'gateway' | 'iam' | 'sts' | 'eps' | 'swr' | 'kms' | 'vpc' | 'dns' | 'registry' | 'control';

/** What an error can carry beside its message. */
export interface Beside {
  /** Sealed text that says which action was refused; shown to the client. */
  readonly encodedMessage?: string;
  /** The fake's own words on what the client did wrong; shown only when asked for. */
  readonly explanation?: Explained;
}

export interface Explained {
  readonly cause: string;
}

type Provenance = Raised[ErrorName]['provenance'];

interface Content {
  readonly code: string;
  readonly status: number;
  readonly layer: Layer;
  readonly message: string;
  /** How well it is known that the service answers so; left out where it is a fault's. */
  readonly provenance?: Provenance;
}

/** What is not a success is thrown as one of these; the reply.ts of the gateway and of the registry turn it into a body. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly layer: Layer;
  readonly provenance: Provenance | undefined;
  readonly beside: Beside;

  constructor({ code, status, layer, message, provenance }: Content, beside: Beside = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.layer = layer;
    this.provenance = provenance;
    this.beside = beside;
  }
}

/** The catalogue's error of that name (spec/errors.yaml), its message filled in with the values it asks for. */
export const apiError = <Name extends ErrorName>(name: Name, values: Values<Name>, beside?: Beside): ApiError => {
  const raised = catalogue.raised[name];
  const filled = values as Readonly<Record<string, string | number>>;
  const message = raised.message.replace(/\{(\w+)\}/g, (_, key: string) => String(filled[key]));
  return new ApiError({ ...raised, message }, beside);
};
