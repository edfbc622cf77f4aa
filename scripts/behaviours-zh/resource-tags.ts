import type { WordingOf } from './wording.ts';

export const resourceTagsZh: WordingOf<'tags'> = {
  'tags.unknown_key': {
    question: '按没有任何资源使用的标签键过滤，结果是什么？',
    options: { documented: '空，因为每个键都必须存在', ignore: '忽略该键' },
  },
  'tags.without_filter': {
    question: '不带标签的过滤条件返回什么？',
    options: { everything: '全部资源', tagged: '仅有标签的资源' },
  },
  'tags.quota': { question: '一个资源最多有多少个标签？', options: { none: '不限' } },
  'tags.value_with_star': {
    question: '以星号开头的过滤值（如 *value1）匹配哪些值？',
    options: { contains: '包含其余部分的值', ends_with: '以其余部分结尾的值', literal: '与其完全相同的值' },
  },
  'tags.delete_by': {
    question: '按键和值删除标签时，删除哪个标签？',
    options: { key: '该键的标签，不论其值', key_and_value: '键和值都相同的标签' },
  },
  'tags.sub_resource_id': {
    question: '命名空间作为子资源的 ID 是什么？',
    options: { name: '其名称', number: '文本形式的 namespace_id' },
  },
  'tags.order': { question: '标签按什么顺序列出？', options: { by_key: '按键', oldest_first: '按添加顺序' } },
};
