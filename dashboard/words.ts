import { computed } from '@preact/signals';
import { language } from './preferences.ts';
import { en } from './words/en.ts';
import { zhCn } from './words/zh-CN.ts';

/** What the page says, in the language that is chosen. */
export const words = computed(() => (language.value === 'zh-CN' ? zhCn : en));
