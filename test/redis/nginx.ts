/** nginx as compose.replicas.yaml configures it, less where its parts are: in front of replicas of this test. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { freePort } from '../support/free-port.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { eventually, type Replica } from './replica.ts';

const compose = new URL('../../compose.replicas.yaml', import.meta.url);
const program = process.env.NGINX ?? 'nginx';
const path = `${process.env.PATH}:/usr/sbin`;

const siteOf = (port: number, replicas: readonly Replica[]): string => {
  const { configs } = parse(readFileSync(compose, 'utf8'));
  const servers = replicas.map(({ swr }) => `server ${new URL(swr.url).host};`).join(' ');
  return configs.nginx.content
    .replaceAll('$$', '$')
    .replace('server fake-swr:8080;', servers)
    .replace('listen 8080;', `listen 127.0.0.1:${port};`);
};

/** The least that nginx needs around a site, all of it in one folder. */
const wholeOf = (folder: string, site: string): string => {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `daemon off; pid ${folder}/pid; error_log stderr warn; worker_processes 2; events {}
http { access_log off; ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
${site} }`;
};

const isUp = (url: string): Promise<boolean> =>
  fetch(`${url}/_fake/health`).then(
    ({ status }) => status === 200,
    () => false,
  );

/** Where it listens. */
export const startNginx = async (replicas: readonly Replica[]): Promise<string> => {
  const folder = freshFolder('nginx');
  const port = await freePort();
  writeFileSync(join(folder, 'nginx.conf'), wholeOf(folder, siteOf(port, replicas)));
  const child = spawn(program, ['-p', folder, '-c', 'nginx.conf'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { PATH: path },
  });
  const gone = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await gone;
  });
  const url = `http://127.0.0.1:${port}`;
  const failed = gone.then(([code]) => Promise.reject(new Error(`nginx ended with ${code}`)));
  await Promise.race([failed, eventually(() => isUp(url), Boolean)]);
  failed.catch(() => undefined);
  return url;
};
