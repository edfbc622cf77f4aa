import { flagFor, input, switchInput } from './inputs.ts';

/** What `fake-swr serve` is told of the inputs. It checks the values itself. */
export const serveFlags = (): readonly string[] => [
  `--port=${input('port') ?? 0}`,
  ...flagFor('host'),
  ...flagFor('seed'),
  ...flagFor('profile'),
  ...flagFor('faults', 'fault'),
  ...flagFor('auth'),
  ...(switchInput('tls', false) ? ['--tls', '--tls-port=0'] : []),
];
