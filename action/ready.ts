/** What `fake-swr serve --print json` says when it serves: docs/command-line.md. */
export interface Ready {
  readonly url: string;
  readonly tls_url?: string;
  readonly region: string;
  readonly project_id: string;
  readonly instance_id: string;
  readonly ak: string;
  readonly sk: string;
  readonly token: string;
  readonly pid: number;
}

const texts = ['url', 'region', 'project_id', 'instance_id', 'ak', 'sk', 'token'];

const isReady = (value: unknown): value is Ready => {
  if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number') return false;
  const entries = new Map<string, unknown>(Object.entries(value));
  return texts.every((name) => typeof entries.get(name) === 'string');
};

/** Throws where the line is another. */
export const readyIn = (line: string): Ready => {
  const value: unknown = JSON.parse(line);
  if (isReady(value)) return value;
  throw new Error(`the fake says ${line.slice(0, 200)}, which is not what \`serve --print json\` prints`);
};
