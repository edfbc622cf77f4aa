import type { WordingOf } from './wording.ts';

export const instancesZh: WordingOf<'instances' | 'jobs'> = {
  'instances.name_rule': {
    question: '实例名称须符合哪条规则？',
    options: { older: '3 到 64 个字母、数字、句点、下划线或中划线，首尾为字母或数字' },
  },
  'instances.taken_name': { question: '创建实例时名称已被占用，返回什么？', options: { reject: '按冲突处理' } },
  'instances.spec_basic': { question: '能否创建规格为 swr.ee.basic 的实例？', options: { accept: '可以' } },
  'instances.pace': {
    question: '创建一个实例需要多长时间？',
    options: { seconds: 'Initial 1 秒，再 Creating 4 秒' },
  },
  'instances.not_running': {
    question: '实例不是 Running 时，其中的操作返回什么？',
    options: { reject_writes: '查询照常；修改返回 400' },
  },
  'instances.delete_job': { question: '删除实例是否留下任务？', options: { none: '不留' } },
  'instances.image_count': { question: 'total_image_count 统计什么？', options: { repositories: '制品仓库' } },
  'instances.feature_gates': { question: '哪些特性开关是开启的？', options: { served: 'fake-swr 所提供的，全部开启' } },
  'jobs.order': { question: '任务按什么顺序列出？', options: { newest_first: '按创建时间降序' } },
  'jobs.reason_when_fine': { question: '未失败的任务，reason 是什么？', options: { empty: '空字符串' } },
  'jobs.deleted': { question: '任务删除后还能看到多久？', options: { minute: '一分钟' } },
  'jobs.delete_unfinished': {
    question: '删除尚未结束的任务，返回什么？',
    options: { allow: '任务被删除，实例照常创建' },
  },
};
