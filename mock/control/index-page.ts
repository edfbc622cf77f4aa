import type { ControlOutput } from '../spec/control-types.ts';
import type { Reply, WireRequest } from '../wire/wire.ts';

const isBrowser = ({ headers }: Pick<WireRequest, 'headers'>): boolean => /\btext\/html\b/.test(headers.accept ?? '');

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);

const lineOf = ({ call, summary }: ControlOutput<'index'>['calls'][number]): string => {
  const [, path = ''] = call.split(' ');
  const shown = `<code>${escaped(call)}</code>`;
  const isLink = call.startsWith('GET ') && !path.includes('{');
  return `<li>${isLink ? `<a href="${escaped(path)}">${shown}</a>` : shown} ${escaped(summary)}</li>`;
};

/** The index as a page, if a browser asks for it. */
export const asPage = (request: Pick<WireRequest, 'headers'>, reply: Reply): Reply => {
  if (reply.status !== 200 || !isBrowser(request)) return reply;
  const { version, calls }: ControlOutput<'index'> = JSON.parse(reply.body);
  const body = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>fake-swr ${escaped(version)}</title>
<h1>fake-swr ${escaped(version)}</h1>
<ul>
${calls.map(lineOf).join('\n')}
</ul>
</html>
`;
  return { ...reply, headers: { ...reply.headers, 'Content-Type': 'text/html; charset=utf-8' }, body };
};
