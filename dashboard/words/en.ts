import { enParts } from './en-parts.ts';
import { enViews } from './en-views.ts';

/** What the page says, in English. `zh-CN.ts` must have each of these. */
export const en = { ...enParts, ...enViews };
