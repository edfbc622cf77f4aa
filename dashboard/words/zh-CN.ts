import type { en } from './en.ts';
import type { InAnotherLanguage } from './form.ts';
import { zhCnParts } from './zh-CN-parts.ts';
import { zhCnViews } from './zh-CN-views.ts';

/** A word that is missing here does not compile. */
export const zhCn: InAnotherLanguage<typeof en> = { ...zhCnParts, ...zhCnViews };
