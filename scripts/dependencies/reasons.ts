/** What each run-time dependency is there for. */
export const reasons: Readonly<Record<string, string>> = {
  '@faker-js/faker':
    'Made-up names and descriptions of generated seeds, from a fixed seed. Loaded with the first such seed.',
  '@redis/client': 'The log that replicas share by `--redis`. Optional; loaded with `--redis`.',
  '@noble/curves':
    'Deterministic ECDSA (RFC 6979) and key pairs made from a seed; Node has neither. Loaded with the first key.',
  ajv: 'Checks seeds, and in the kit cases and answers, against schemas. Requests are checked by validators that it compiled beforehand.',
  'ajv-formats': 'The formats of these schemas: date-time, uri, email.',
  'classic-level':
    'Keeps the log of `--data`: LevelDB with a lock, atomic batches and recovery. Optional; loaded with `--data`.',
  commander: 'The command line: flags, subcommands, help.',
  express: 'Routes the control plane and what is not found; mounts the fake in other applications. In the bundle.',
  'fastest-levenshtein': '"Did you mean …?" in refusals. In the bundle.',
  'openapi-backend': 'Matches and validates calls of the control plane by spec/control.yaml. In the bundle.',
  pino: 'Makes the lines of `--log-format json`. Loaded with that.',
  'prom-client':
    'Puts the figures of `GET /_fake/metrics` into the text form of Prometheus. Loaded with the first such call.',
  'eventsource-parser':
    'Reads the stream of events for a user of the library: version 3, since version 4 wants Node 22. Loaded with the first.',
  selfsigned: 'The certificate of --tls. Loaded with --tls.',
  yaml: 'Reads seed files and cases with the line of each mistake, and writes captured seeds.',
};
