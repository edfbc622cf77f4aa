import type { Reply, WireRequest } from '../wire/wire.ts';
import { fileReply } from './files.ts';
import { assetHeaders, shellHeaders, viewerHeaders } from './headers.ts';

/** What a path below `/_fake/` is of the page. */
export type PageFile = 'shell' | 'viewer' | { readonly asset: string };

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  json: 'application/json',
  txt: 'text/plain; charset=utf-8',
};

const notBuilt: Reply = {
  status: 200,
  headers: shellHeaders,
  body: '<!doctype html><html lang="en"><meta charset="utf-8"><title>fake-swr</title><p>The page is not built yet: run <code>npm run build</code> where fake-swr was checked out, and load this again.</p></html>\n',
};

export interface PageParts {
  readonly headers: WireRequest['headers'];
  /** Where its files are; by default where `npm run build` puts them. */
  readonly folder?: URL | undefined;
}

/** The answer with a part of the page; undefined if there is no such file. */
export const pageReply = async (file: PageFile, { headers, folder }: PageParts): Promise<Reply | undefined> => {
  const accepted = headers['accept-encoding']?.toString() ?? '';
  if (file === 'shell')
    return (await fileReply({ name: 'index.html', accepted, headers: shellHeaders }, folder)) ?? notBuilt;
  if (file === 'viewer') return fileReply({ name: 'api.html', accepted, headers: viewerHeaders }, folder);
  const type = types[file.asset.slice(file.asset.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  return fileReply({ name: `assets/${file.asset}`, accepted, headers: assetHeaders(type) }, folder);
};
