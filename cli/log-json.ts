import { type DestinationStream, type LoggerOptions, pino, stdTimeFunctions } from 'pino';
import { printableJson } from '../contracts/host/printable.ts';
import { type LogLines, levelOf, rounded, shownTarget } from './log-words.ts';

const options: LoggerOptions = {
  base: null,
  timestamp: stdTimeFunctions.isoTime,
  formatters: { level: (level) => ({ level }) },
};

/** A line of JSON for each answer, made by pino. Where lines go, and that they may be dropped, is not its to say. */
export const jsonLines = (): LogLines => {
  let line = '';
  const destination: DestinationStream = {
    write: (text) => {
      line = printableJson(text);
    },
  };
  const logger = pino(options, destination);
  const made = (level: 'info' | 'warn' | 'error', fields: object, message?: string): string => {
    logger[level](fields, message);
    return line;
  };
  return {
    answered: ({ method, target, status, requestId, projectId, world, operationId, durationMs, cause }) =>
      made(levelOf(status), {
        ...{ request_id: requestId, world, project_id: projectId, operation: operationId },
        ...{ method, path: shownTarget(target), status },
        duration_ms: durationMs === undefined ? undefined : rounded(durationMs),
        cause,
      }),
    serving: ({ url, tls, region, projectId, instanceId, data }) =>
      made('info', { url, tls_url: tls?.url, region, project_id: projectId, instance_id: instanceId, data }, 'serving'),
    stopping: () => made('info', {}, 'stopping'),
    told: (level, message) => made(level, {}, message),
    dropped: (count) => made('warn', { count }, 'lines were dropped, since nobody read them'),
    bug: (error) => made('error', { err: error }, `a fault of the fake's own: ${error.message}`),
  };
};
