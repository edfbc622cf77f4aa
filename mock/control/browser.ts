import type { PageFile } from '../dashboard/dashboard.ts';
import type { WireRequest } from '../wire/wire.ts';

type Asking = Pick<WireRequest, 'method' | 'headers'>;

/** Whether a browser asks for a page to show. */
export const isBrowser = ({ method, headers }: Asking): boolean =>
  (method === 'GET' || method === 'HEAD') && /\btext\/html\b/.test(headers.accept ?? '');

/** What is asked for is a part of the page, or the page under a path from which its own links do not lead to it. */
export type Page = PageFile | 'beside';

const assetPath = /^\/_fake\/assets\/([\w-][\w.-]*)$/;

/** What a path is of the page that a browser is shown; undefined if it is a call. */
export const pageAt = (path: string, asking: Asking): Page | undefined => {
  if (asking.method !== 'GET' && asking.method !== 'HEAD') return undefined;
  const asset = assetPath.exec(path)?.[1];
  if (asset !== undefined) return { asset };
  if (path === '/_fake/api') return 'viewer';
  if (!isBrowser(asking)) return undefined;
  return path === '/_fake/' ? 'shell' : path === '/_fake' ? 'beside' : undefined;
};
