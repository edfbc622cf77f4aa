import type { CollectionRequest } from './requests.ts';
import { variables, withVariables } from './values.ts';

const head = `# Every operation of SWR Enterprise Edition, with values of the demo world. Written by \`npm run collections\`.
# Send them to a fake: \`fake-swr serve\`. One after the other, each finds what it needs; \`POST {{url}}/_fake/reset\` begins anew.
`;

const refused = ({ refusal }: CollectionRequest): readonly string[] =>
  refusal === undefined ? [] : [`# The demo world refuses it: ${withVariables(refusal)}`];

const blockOf = (request: CollectionRequest): string => {
  const { operation, target, body } = request;
  return [
    `### ${operation.id}`,
    `# @name ${operation.id}`,
    `# ${operation.page}`,
    ...refused(request),
    `${operation.method} {{url}}${withVariables(target)}`,
    'X-Auth-Token: {{token}}',
    ...(body === undefined ? [] : ['Content-Type: application/json', '', withVariables(JSON.stringify(body, null, 2))]),
  ].join('\n');
};

/** The form that the clients of JetBrains and of VS Code have in common, without scripts. */
export const httpFile = (requests: readonly CollectionRequest[]): string => {
  const settings = Object.entries(variables).map(([name, value]) => `@${name} = ${value}\n`);
  return `${head}\n${settings.join('')}\n${requests.map(blockOf).join('\n\n')}\n`;
};
