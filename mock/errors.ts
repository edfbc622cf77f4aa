import { catalogue } from '../spec/generated/errors.ts';

type Raised = typeof catalogue.raised;
type Placeholder<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;
type Values<Name extends ErrorName> = { readonly [P in Placeholder<Raised[Name]['message']>]: string | number };

export type ErrorName = keyof Raised;
export type Layer = 'gateway' | 'swr';

/** Every answer that is no success is thrown as one of these; gateway/reply.ts alone turns it into a body. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly layer: Layer;

  constructor({ code, status, layer, message }: { code: string; status: number; layer: Layer; message: string }) {
    super(message);
    this.code = code;
    this.status = status;
    this.layer = layer;
  }
}

/** The catalogue's error of that name (spec/errors.yaml), its message filled in with the values it asks for. */
export const apiError = <Name extends ErrorName>(name: Name, values: Values<Name>): ApiError => {
  const raised = catalogue.raised[name];
  const filled = values as Readonly<Record<string, string | number>>;
  return new ApiError({
    ...raised,
    message: raised.message.replace(/\{(\w+)\}/g, (_, key: string) => String(filled[key])),
  });
};
