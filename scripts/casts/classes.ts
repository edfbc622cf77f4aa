/** One `as` of the sources. `as const` is none, and `as unknown as T` is one. */
export interface Cast {
  readonly path: string;
  readonly line: number;
  readonly expression: string;
  readonly type: string;
}

/** Casts of one kind, and why there is no better way to say it. */
export interface CastClass {
  readonly name: string;
  readonly reason: string;
  readonly has: (cast: Cast) => boolean;
}

const within = (folders: RegExp, what: (cast: Cast) => boolean) => (cast: Cast) =>
  folders.test(cast.path) && what(cast);

const from = (text: RegExp) => (cast: Cast) => text.test(cast.expression);
const to = (type: RegExp) => (cast: Cast) => type.test(cast.type);
const either =
  (...some: readonly ((cast: Cast) => boolean)[]) =>
  (cast: Cast) =>
    some.some((one) => one(cast));

/** The first that has a cast is its class. */
export const classes: readonly CastClass[] = [
  {
    name: 'in a test, an example or the benchmark',
    reason: 'It says what the next line asserts, or hands over what is wrong on purpose. A mistake fails the run.',
    has: ({ path }) => /^(test|examples|bench)\//.test(path),
  },
  {
    name: 'text that this program wrote',
    reason: 'JSON.parse and the seals of tokens give back what the same program put there.',
    has: from(/JSON\.parse|unseal\(/),
  },
  {
    name: 'names of an object',
    reason: 'Object.keys, entries and fromEntries know names as text only. The object is written beside them.',
    has: from(/Object\.(keys|entries|fromEntries)/),
  },
  {
    name: 'a name that was looked up',
    reason:
      'A name from outside is taken for one of a closed list; the line before or the schema has checked that it is.',
    has: to(
      /keyof |OperationId|GivenName|BehaviourId|TriggerType|JobStatus|\['kind'\]|\['key_spec'\]|^Key$|^Mark$|PreparedSeed/,
    ),
  },
  {
    name: 'one of several functions, by its name',
    reason: 'A table of functions is called with the input of its own name. That both have one name, no type says.',
    has: either(
      to(/^never$|Handler|^Handle$|^Hear\b|ControlOutput|^Named$|PollInput|^Applying$|Outcome<|^Put$|^Posting$/),
    ),
  },
  {
    name: 'a document of the spec',
    reason:
      'TypeScript infers what a JSON file happens to hold; its schema says more. npm run spec:lint has checked it.',
    has: either(
      from(
        /^(document|control|prepared|components|schema|own|fullFormats|top|output)\b|^at\(|inlinedValue|^\{ \$id|pointed\(document/,
      ),
      within(/^contracts\/service\/path/, () => true),
    ),
  },
  {
    name: 'what was thrown',
    reason: 'A catch gives unknown. Node and libraries throw Errors, and what the log gives back was one.',
    has: from(/^(error|cause|done\.error)$/),
  },
  {
    name: 'a field of an answer or a body',
    reason:
      'The kit reads what a service sent; spec and case check its form elsewhere, and a wrong guess is a difference.',
    has: within(/^contracts\/(mutants|discover|targets|service\/json|walk|match|cases\/rules)/, () => true),
  },
  {
    name: 'a step of a case',
    reason: 'A step is a union by operation; one whose operation comes from a list is of no single member.',
    has: within(/^contracts\/(cases|request)/, () => true),
  },
  {
    name: 'what a schema has just accepted',
    reason: 'ajv validates a value and does not tell the compiler. Its own errors carry parameters of any form.',
    has: either(
      within(/^contracts\/(verify|host)/, () => true),
      within(/^mock\/(errors|spec|seed|registry|control)/, () => true),
      within(/^cli\//, () => true),
    ),
  },
  {
    name: 'rows of a world',
    reason:
      'A kernel is handed the tables of a family that it does not know: the same rows, seen as fewer or as read only.',
    has: within(/^mock\/(world|commands|gateway|client|journal)/, () => true),
  },
  {
    name: "what a library's types leave out",
    reason: 'prom-client formats whatever can be asked like one of its metrics; its type is of its own classes only.',
    has: within(/^mock\/metrics/, to(/^Metric$/)),
  },
  {
    name: 'a part of Node that its types leave out',
    reason: 'An index that is in range, an address after listening, the socket below TLS, chunks that are buffers.',
    has: within(/^mock\/http/, () => true),
  },
];
