import type { Exchange } from '../result.ts';
import type { Report } from './report.ts';

/** Text that stands for itself within double quotes of a shell, where variables are filled in. */
const literally = (text: string): string => text.replace(/["\\`$]/g, '\\$&');

const single = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const foreignProject = 'f'.repeat(32);

/** The world of a run is gone afterwards; the demo world, whose ids `fake-swr env` prints, holds the same. */
const inDemoWorld = (target: string, as: Exchange['request']['as']): string => {
  const project = as === 'other project' ? foreignProject : '$FAKE_SWR_PROJECT_ID';
  return literally(target)
    .replace(/^\/v2\/[^/?]+/, `/v2/${project}`)
    .replace(/\/instances\/(?!0{8}-)[0-9a-f-]{36}/, '/instances/$FAKE_SWR_INSTANCE_ID');
};

const tokenOf = (as: Exchange['request']['as'], variable: string): readonly string[] => {
  if (as === 'nobody') return [];
  return ['-H', `"X-Auth-Token: ${as === 'wrong token' ? 'MIIwrong' : variable}"`];
};

/** The command that sends a request again. It has no credentials: they are variables of the environment. */
export const curlOf = ({ target, against }: Pick<Report, 'target' | 'against'>, { request, on }: Exchange): string => {
  const asked = against !== undefined && on?.startsWith(against.name) ? against : target;
  const isLive = asked.kind === 'live';
  const root = asked.name === 'inprocess' ? '$FAKE_SWR_URL' : literally(asked.name.replace(/\/+$/, ''));
  const path = isLive ? literally(request.target) : inDemoWorld(request.target, request.as);
  const body =
    request.body === undefined
      ? []
      : ['-H', single('Content-Type: application/json'), '--data', single(JSON.stringify(request.body))];
  const token = tokenOf(request.as, isLive ? '$FAKE_SWR_LIVE_TOKEN' : '$FAKE_SWR_TOKEN');
  return ['curl', '-i', '-X', request.method, `"${root}${path}"`, ...token, ...body].join(' ');
};
