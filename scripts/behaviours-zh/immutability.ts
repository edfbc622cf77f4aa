import type { WordingOf } from './wording.ts';

export const immutabilityZh: WordingOf<'immutable'> = {
  'immutable.second_rule': {
    question: '在命名空间中创建第二条不可变规则时，返回什么？',
    options: { reject_400: '返回 400' },
  },
  'immutable.refusal_status': {
    question: '因标签不可变而拒绝删除时，返回哪个状态码？',
    options: { reject_412: '412，与 Harbor 相同' },
  },
  'immutable.toggle_only': {
    question: '修改规则且 disabled 改变时，哪些字段生效？',
    options: { full: '请求中的全部字段' },
  },
  'immutable.untagged': {
    question: '不可变规则是否使无标签的制品版本不被老化策略删除？',
    options: { always: '是，只要选中其制品仓库；不看 extras' },
  },
  'immutable.name_in_retention': {
    question: '老化策略按制品仓库的哪个名称匹配不可变规则？',
    options: { last_segment: '最后一个斜杠之后的部分' },
  },
  'immutable.delete_repository': {
    question: '删除含不可变标签的制品仓库时，返回什么？',
    options: { reject: '与删除该标签相同，且不删除任何内容' },
  },
};
