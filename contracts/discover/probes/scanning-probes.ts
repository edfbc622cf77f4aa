import { type Answer, Unmet } from '../../service/exchange.ts';
import { asFields, type Fields, pointed, shown } from '../../service/json.ts';
import type { PathValues } from '../../service/path.ts';
import type { ProbeContext } from './context.ts';
import { observed, type ProbesOf, quoted, unclear, unobserved } from './probe.ts';

const pauseMs = 1000;
const mostPauses = 60;

const firstOf = (answer: Answer, at: string): Fields | undefined => {
  const map = pointed(answer.body, at) as Readonly<Record<string, Fields>> | undefined;
  return Object.values(map ?? {})[0];
};

const overviewOf = async ({ call }: ProbeContext, at: PathValues): Promise<Fields | undefined> =>
  firstOf(await call('ShowInstanceArtifact', at, { query: { with_scan_overview: true } }), '/scan_overview');

const hasEnded = (overview: Fields | undefined): boolean =>
  overview?.scan_status === 'Success' || overview?.scan_status === 'Error';

/** The first artifact that fits, with its scan. */
const scannedWhere = (
  context: ProbeContext,
  fits: (overview: Fields | undefined) => boolean,
  what: string,
): Promise<{ readonly at: PathValues; readonly overview: Fields | undefined }> =>
  context.repositories.search(async (repository, artifacts) => {
    for (const { digest, type } of artifacts) {
      const at = { ...repository.at, reference: String(digest) };
      const overview = await overviewOf(context, at);
      if (type === 'IMAGE' && fits(overview)) return { at, overview };
    }
    return undefined;
  }, what);

const succeeded = (context: ProbeContext) =>
  scannedWhere(context, (overview) => overview?.scan_status === 'Success', 'artifact with a finished scan');

const masked = (answer: Answer) =>
  unobserved(`masked: an artifact cannot be scanned at all: ${quoted(answer)} (see scanning.old_instance)`);

const mostRefusals = 10;

/** Scans an artifact of which no scan goes on. A signature may be listed as an image: after a refusal comes the next one. */
const started = (context: ProbeContext): Promise<{ readonly at: PathValues; readonly answer: Answer }> => {
  let refusals = 0;
  return context.repositories.search(async (repository, artifacts) => {
    for (const { digest, type } of artifacts) {
      const at = { ...repository.at, reference: String(digest) };
      const overview = await overviewOf(context, at);
      if (type !== 'IMAGE' || (overview !== undefined && !hasEnded(overview))) continue;
      const answer = await context.call('StartManualScanning', at);
      if (answer.status === 202) return { at, answer };
      refusals += 1;
      if (refusals === mostRefusals) return { at, answer };
    }
    return undefined;
  }, 'artifact that can be scanned');
};

const ended = async (context: ProbeContext, at: PathValues): Promise<Fields> => {
  for (let pause = 0; pause < mostPauses; pause += 1) {
    const overview = await overviewOf(context, at);
    if (overview !== undefined && hasEnded(overview)) return overview;
    await context.target.pause(pauseMs);
  }
  throw new Unmet('a scan did not end');
};

export const scanningProbes: ProbesOf<
  | 'scanning.result'
  | 'scanning.clean_severity'
  | 'scanning.old_instance'
  | 'scanning.while_running'
  | 'scanning.generated_at'
  | 'scanning.pace'
> = {
  'scanning.result': {
    effect: 'write',
    ask: async (context) => {
      const { at, answer } = await started(context);
      if (answer.status !== 202) return masked(answer);
      const { summary } = await ended(context, at);
      const total = Number(pointed(summary, '/total'));
      return observed(total > 0 ? 'made_up' : 'nothing', `a scan of ${at.reference} found ${total}`);
    },
  },
  'scanning.clean_severity': {
    effect: 'read',
    ask: async (context) => {
      const isClean = (overview: Fields | undefined): boolean => pointed(overview?.summary, '/total') === 0;
      const { overview } = await scannedWhere(context, isClean, 'artifact without vulnerabilities');
      const severity = String(overview?.severity);
      const seen = `a scan that found nothing has the severity ${severity}`;
      return severity === 'Security' || severity === 'None' ? observed(severity, seen) : unclear(seen);
    },
  },
  'scanning.old_instance': {
    effect: 'write',
    ask: async (context) => {
      const { version } = asFields((await context.call('ShowInstance', await context.instance())).body);
      const [major = 0, minor = 0, patch = 0] = String(version).split('.').map(Number);
      if (major * 10_000 + minor * 100 + patch >= 250_720)
        return unobserved(`the instance has version ${version}, which is not below 25.7.20`);
      const { answer } = await started(context);
      const seen = `an instance of version ${version}: ${quoted(answer)}`;
      if (answer.status === 202) return observed('serve', seen);
      if (answer.status === 400) return observed('reject', seen);
      const isGateways = String(pointed(answer.body, '/error_code')).startsWith('APIGW.');
      return answer.status === 404 && isGateways ? observed('gateway_404', seen) : unclear(seen);
    },
  },
  'scanning.while_running': {
    effect: 'write',
    ask: async (context) => {
      const { at, answer } = await started(context);
      if (answer.status !== 202) return masked(answer);
      const before = await overviewOf(context, at);
      if (hasEnded(before)) return unobserved('masked: a scan had ended at once (see scanning.pace)');
      const second = await context.call('StartManualScanning', at);
      if (second.status === 409 || second.status === 400) return observed('reject', quoted(second));
      const after = await overviewOf(context, at);
      const ids = [before?.report_id, after?.report_id];
      const seen = `${quoted(second)}, and the reports are ${shown(ids)}`;
      if (second.status !== 202) return unclear(seen);
      return observed(ids[0] === ids[1] ? 'ignore' : 'restart', seen);
    },
  },
  'scanning.generated_at': {
    effect: 'read',
    ask: async (context) => {
      const { at } = await succeeded(context);
      const answer = await context.call('ListInstanceArtifactVulnerabilities', at);
      if (answer.status !== 200) return masked(answer);
      const time = String(firstOf(answer, '')?.generated_at);
      if (/^\d{4}-\d\d-\d\d:\d\d:\d\d:\d\d$/.test(time)) return observed('sample', time);
      return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(time) ? observed('rfc3339', time) : unclear(time);
    },
  },
  'scanning.pace': {
    effect: 'write',
    ask: async (context) => {
      const { at, answer } = await started(context);
      if (answer.status !== 202) return masked(answer);
      const overview = await overviewOf(context, at);
      const seen = `right after its start a scan is ${overview?.scan_status}`;
      return observed(hasEnded(overview) ? 'instant' : 'seconds', seen);
    },
  },
};
