import { oldestFirst } from './order.ts';
import type { WordingOf } from './wording.ts';

export const signatureZh: WordingOf<'signature'> = {
  'signature.update_status': { question: '修改签名策略返回哪个状态码？', options: { '200': '与同类接口相同' } },
  'signature.policy_name_characters': {
    question: '签名策略的名称能否含中文？',
    options: { chinese: '可以，以中文文档页为准' },
  },
  'signature.accepted_triggers': {
    question: '签名策略接受哪些触发类型？',
    options: { all: 'manual、scheduled 和 event_based' },
  },
  'signature.duplicate_policy_name': {
    question: '同一命名空间下的两个签名策略能否同名？',
    options: { allow: '可以' },
  },
  'signature.execute_disabled_policy': { question: '未启用的签名策略能否执行？', options: { run: '可以' } },
  'signature.execute_while_running': {
    question: '签名策略有执行记录尚未结束时，能否再次执行？',
    options: { run: '可以，两次执行同时进行' },
  },
  'signature.delete_policy_with_executions': {
    question: '有执行记录的签名策略能否删除？',
    options: { allow: '可以；执行记录随之删除，签名保留' },
  },
  'signature.repository_without_versions': {
    question: '选中的制品仓库没有匹配的制品版本时，是否生成任务？',
    options: { no_task: '不生成' },
  },
  'signature.tag_of_many': {
    question: '一个制品版本有多个标签、只有部分匹配时，子任务写哪些标签？',
    options: { matching: '匹配的标签' },
  },
  'signature.tags_separator': { question: '子任务的 tags 字符串用什么分隔？', options: { comma: '英文逗号' } },
  'signature.order_of_policies': { question: '签名策略按什么顺序列出？', options: oldestFirst },
  'signature.tag_of_signature': {
    question: '签名在版本标签列表中用什么标签？',
    options: { cosign: 'sha256-<被签名摘要的十六进制>.sig，按 cosign 的命名' },
  },
};
