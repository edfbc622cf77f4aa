import { newestFirst } from './order.ts';
import type { WordingOf } from './wording.ts';

export const gcZh: WordingOf<'gc'> = {
  'gc.allow_list': {
    question: '租户不在制品清理的白名单中时，接口返回什么？',
    options: { allowed: '与白名单中的租户相同', gateway_404: '网关的 404，与不存在的 API 相同' },
  },
  'gc.delete_untagged_default': {
    question: '未指定 delete_untagged 时，是否删除无 tag 的制品？',
    options: { false: '不删除', true: '删除' },
  },
  'gc.parameters_left_out': {
    question: '设置清理计划时未带 parameters，计划的参数是什么？',
    options: { defaults: '默认值', kept: '原有的参数' },
  },
  'gc.order': { question: '清理任务按什么顺序列出？', options: newestFirst },
  'gc.unknown_marker': {
    question: 'marker 不是任何一页返回的值时，返回什么？',
    options: { reject: '返回 400', first_page: '第一页' },
  },
  'gc.job_name': {
    question: '清理任务的 job_name 是什么？',
    options: { 'daily-gc-task': 'daily-gc-task，与 1601 页的示例一致' },
  },
  'gc.while_running': {
    question: '尚有清理任务未结束时再次执行，返回什么？',
    options: { queue: '202，新任务排队等待；定时计划最多让一个任务等待', reject: '作为冲突拒绝' },
  },
  'gc.stop_ended': {
    question: '停止已结束的清理任务，返回什么？',
    options: { accept: '200，没有任何影响', reject: '作为冲突拒绝' },
  },
  'gc.time_window': {
    question: '删除多久之后的内容才会被清理？',
    options: { none: '不限', two_hours: '删除两小时之后' },
  },
  'gc.dry_run_result': {
    question: '模拟执行的统计结果是什么？',
    options: { estimate: '真实执行会清理的数量', zero: '0' },
  },
  'gc.pace': { question: '一次制品清理需要多长时间？', options: { seconds: '等待 2 秒，再清理 10 秒' } },
};
