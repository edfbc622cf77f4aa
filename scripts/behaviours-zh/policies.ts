import type { WordingOf } from './wording.ts';

export const policiesZh: WordingOf<'selectors' | 'cron'> = {
  'selectors.classes': {
    question: '除 *、**、? 和花括号外，选择器的模式中还有哪些特殊字符？',
    options: { harbor: '[…] 是一类字符，\\ 使下一个字符按原样匹配', literal: '没有' },
  },
  'cron.other_forms': {
    question: '不是六个字段的 cron 表达式会怎样？',
    options: {
      reject: '400；五个字段时指出缺少秒',
      harbor: '五个字段、@daily 和 @every 按 Harbor 的方式读取',
    },
  },
};
