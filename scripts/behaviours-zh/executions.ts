import { newestFirst, oldestFirst } from './order.ts';
import type { WordingOf } from './wording.ts';

export const executionsZh: WordingOf<'executions' | 'tasks'> = {
  'executions.status': {
    question: '尚未结束的执行记录是什么状态？',
    options: {
      from_tasks: '在有任务开始之前为 Initialized，只要有任务未结束就为 InProgress',
      by_progress: '依次为 Initialized、Pending、InProgress',
    },
  },
  'executions.status_text': {
    question: '执行记录的 status_text 是什么？',
    options: {
      without_tasks: '有任务时为空；没有匹配的内容或无法启动时为一句话',
      sentence: '一句话，说明进度',
      status: '与 status 相同',
      empty: '空字符串',
    },
  },
  'executions.updated_at': {
    question: '执行记录的 updated_at 是什么？',
    options: { end: '结束时间，在此之前为 0001-01-01T00:00:00Z', progress: '进度最近一次变化的时间' },
  },
  'executions.counter_unit': { question: '执行记录的各个计数以什么为单位？', options: { tasks: '任务' } },
  'executions.in_progress_counts': {
    question: 'in_progress 统计哪些？',
    options: { unfinished: '所有未结束的，使各计数之和等于 total' },
  },
  'executions.partial_failure_status': {
    question: '部分任务失败时，执行记录是什么状态？',
    options: { Failed: 'Failed' },
  },
  'executions.order': { question: '执行记录按什么顺序列出？', options: newestFirst },
  'executions.pace': {
    question: '签名速度是多少？',
    options: { documented: '每分钟 300 个版本（文档给出的上限），逐个进行' },
  },
  'tasks.finished_status': {
    question: '任务成功时状态怎么写？',
    options: { Succeed: '与 1207、1209 页的执行记录和子任务一致' },
  },
  'tasks.failed_status_text': {
    question: '失败的任务或子任务的 status_text 是什么？',
    options: { reason: '一句话，说明原因' },
  },
  'tasks.unknown_status_filter': {
    question: 'status 过滤条件不是已知状态时，返回什么？',
    options: { reject: '返回 400，列出各状态' },
  },
  'tasks.order': { question: '任务按什么顺序列出？', options: oldestFirst },
  'tasks.order_of_sub_tasks': { question: '子任务按什么顺序列出？', options: oldestFirst },
};
