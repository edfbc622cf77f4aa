import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { asError } from '../mock/errors/thrown.ts';
import type { EmbeddedFakeSwr } from '../mock/index.ts';

/** What a program needs to make a first call, as one line of JSON. */
export const readyLine = (swr: EmbeddedFakeSwr, pid: number): string =>
  `${JSON.stringify({
    url: swr.url,
    ...(swr.tls !== undefined && { tls_url: swr.tls.url }),
    project_id: swr.projectId,
    instance_id: swr.instanceId,
    ak: swr.ak,
    sk: swr.sk,
    token: swr.token,
    region: swr.region,
    ...(swr.registry !== undefined && { registry: swr.registry }),
    pid,
  })}\n`;

const tried = (path: string, step: () => void): void => {
  try {
    step();
  } catch (error) {
    throw new TypeError(`--ready-file ${path}: ${asError(error).message}`);
  }
};

/** Takes away what an earlier run has left, or this one at its end. */
export const removeReadyFile = (path: string): void => tried(path, () => rmSync(path, { force: true }));

/** Whoever waits for the file finds all of it: it is written under another name first. */
export const writeReadyFile = (path: string, line: string): void =>
  tried(path, () => {
    const part = `${path}.part`;
    writeFileSync(part, line, { mode: 0o600 });
    renameSync(part, path);
  });
