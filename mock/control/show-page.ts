import type { WireRequest } from '../wire/wire.ts';
import type { Page } from './browser.ts';
import { ControlError } from './handler.ts';
import { type ControlReply, redirect } from './reply.ts';

const missing = (page: Page): ControlError => {
  const what = typeof page === 'object' ? `asset ${JSON.stringify(page.asset)}` : 'viewer of the documents';
  return new ControlError(404, `there is no ${what} in this build; \`npm run build\` makes the page`);
};

/** The answer with a part of the page, whose files are read when they are asked for. */
export const showPage = async (
  page: Page,
  parts: { readonly headers: WireRequest['headers']; readonly folder: URL | undefined },
): Promise<ControlReply> => {
  if (page === 'beside') return redirect('_fake/');
  const { pageReply } = await import('../dashboard/dashboard.ts');
  const reply = await pageReply(page, parts);
  if (reply === undefined) throw missing(page);
  return reply;
};
