import type { WordingOf } from './wording.ts';

export const retentionZh: WordingOf<'retention'> = {
  'retention.name_filter': { question: '老化策略列表的 name 如何匹配？', options: { exact: '完整名称' } },
  'retention.missing_policy': {
    question: '删除不存在的老化策略时，返回什么？',
    options: { harbor: '返回 400，错误码为 SWR.400003' },
  },
  'retention.tags_separator': { question: '子任务的 tag 字符串用什么分隔？', options: { comma: '英文逗号' } },
};
