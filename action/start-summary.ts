import type { Ready } from './ready.ts';

/** For the page of the run; without secrets. */
export const startSummary = ({
  url,
  tls_url: tlsUrl,
  region,
  project_id: project,
  instance_id: instance,
}: Ready): string =>
  [
    '### fake-swr',
    '',
    '| | |',
    '| --- | --- |',
    `| address | \`${url}\` |`,
    ...(tlsUrl === undefined ? [] : [`| with TLS | \`${tlsUrl}\` |`]),
    `| region | \`${region}\` |`,
    `| project | \`${project}\` |`,
    `| instance | \`${instance}\` |`,
    '',
    '',
  ].join('\n');
