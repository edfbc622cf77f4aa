type Handlers = typeof import('./handlers/neighbours/index.ts').neighbourHandlers;

let handlers: Partial<Handlers> = {};
let loading: Promise<void> | undefined;

/** Loads the handlers of KMS and VPC. They are loaded with the first call of one: few ask for them. */
export const loadNeighbours = (): Promise<void> => {
  loading ??= import('./handlers/neighbours/index.ts').then(({ neighbourHandlers }) => {
    handlers = neighbourHandlers;
  });
  return loading;
};

/** A handler of KMS or VPC, once they are loaded. */
export const neighbourHandler = (operationId: string): Handlers[keyof Handlers] | undefined =>
  Object.hasOwn(handlers, operationId) ? handlers[operationId as keyof Handlers] : undefined;
