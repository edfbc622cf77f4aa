import type { WordingOf } from './wording.ts';

export const replicationZh: WordingOf<'replication'> = {
  'replication.both_registries': {
    question: '同步策略可以同时指定两个仓库，或一个都不指定吗？',
    options: { reject_400: '不可以，返回 400；其中一端是实例自身', accept: '可以；在两个仓库之间同步，或在实例内同步' },
  },
  'replication.resource_text': {
    question: '任务的 src_resource 和 dst_resource 写什么？',
    options: { items: '命名空间、仓库和数量，如 library/nginx [2 item(s) in total]', bare: '命名空间和仓库' },
  },
  'replication.subtasks_key': {
    question: '子任务列表的键是什么？',
    options: { sub_tasks: 'sub_tasks', both: 'sub_tasks，并为旧版 SDK 附带 subtasks' },
  },
  'replication.missing_dest_namespace': {
    question: '目标端没有该命名空间时会怎样？',
    options: { create: '创建该命名空间', fail_task: '任务失败' },
  },
  'replication.event_based_pull': {
    question: '拉取类的同步策略可以是 event_based 吗？',
    options: { accept_never_fires: '可以，但不会被任何事件触发', reject: '返回 400，指出该字段' },
  },
  'replication.stop_status': {
    question: '停止执行记录返回哪个状态码？',
    options: { '200': '与 Harbor 相同', '202': 'Terraform 接受' },
  },
  'replication.stop_finished': {
    question: '停止已结束的执行记录，返回什么？',
    options: { accept: '200，没有任何影响', reject_400: '400，已没有可停止的任务' },
  },
};
