import { newestFirst, oldestFirst } from './order.ts';
import type { WordingOf } from './wording.ts';

export const resourcesZh: WordingOf<'namespaces' | 'repositories' | 'artifacts'> = {
  'namespaces.delete_while_not_empty': {
    question: '删除仍有制品仓库的命名空间时，返回什么？',
    options: { reject: '返回 406，与基础版错误码表中“组织下有镜像”一致' },
  },
  'namespaces.name_filter': { question: '命名空间列表的 name 如何匹配？', options: { exact: '完整名称' } },
  'namespaces.taken_name': {
    question: '创建同名命名空间时，返回什么？',
    options: { reject: '返回 409，与基础版错误码表中的组织一致' },
  },
  'namespaces.order': { question: '未指定排序时，命名空间按什么顺序列出？', options: { by_name: '按名称' } },
  'namespaces.update': {
    question: '更新命名空间时，未给出的设置和漏洞白名单如何处理？',
    options: { merge: '保持不变', replace: '被清除' },
  },
  'repositories.name': { question: '制品仓库的名称是否带命名空间？', options: { plain: '不带，如 nginx' } },
  'repositories.all_name': {
    question: '项目所有制品仓库列表的 name 如何匹配？',
    options: { contains: '名称的任意部分', exact: '完整名称' },
  },
  'repositories.unknown_marker': {
    question: '项目所有制品仓库列表收到不是它给出的 marker 时，返回什么？',
    options: { reject: '返回 400，说明它不是 next_marker', first_page: '第一页，与未传 marker 相同' },
  },
  'repositories.last_marker': {
    question: '项目所有制品仓库列表的最后一页，next_marker 是什么？',
    options: { absent: '没有该字段', empty: '空字符串' },
  },
  'repositories.urn_registry': {
    question: 'resource_urn 用什么指明实例？',
    options: { instance_id: '实例 ID', instance_name: '实例名称' },
  },
  'artifacts.reference_is_tag': {
    question: 'reference 是版本标签而不是摘要时，返回什么？',
    options: { reject: '返回 400，说明必须是摘要' },
  },
  'artifacts.order': { question: '制品版本按什么顺序列出？', options: newestFirst },
  'artifacts.order_of_tags': { question: '制品仓库的版本标签按什么顺序列出？', options: newestFirst },
  'artifacts.order_of_accessories': { question: '制品附件按什么顺序列出？', options: oldestFirst },
  'artifacts.children_of_index': {
    question: '制品版本的列表和数量是否包括索引所包含的、自身没有 Tag 的制品？',
    options: { hidden: '不包括，可以按摘要查询', listed: '包括' },
  },
  'artifacts.signatures_among_artifacts': {
    question: '签名是否也作为制品版本出现在列表中？',
    options: { hidden: '不出现，它们是被签名制品的附件' },
  },
  'artifacts.delete_last_tag': {
    question: '制品版本的最后一个标签被删除后，该制品版本如何？',
    options: { untagged: '保留，不再带标签' },
  },
  'artifacts.all_marker': {
    question: '全部制品版本列表的 marker 是什么？',
    options: { id: '该页的最小 ID，next_marker 为下一页的起始 ID' },
  },
  'artifacts.next_marker_type': {
    question: '全部制品版本列表的 next_marker 是什么类型？',
    options: { integer: '整数' },
  },
  'artifacts.history_time_key': {
    question: '构建历史中每一步的时间用哪个键？',
    options: { both: 'created 和 created_at' },
  },
  'artifacts.history_of_chart': { question: '查询 Chart 的构建历史时，返回什么？', options: { reject: '返回 400' } },
};
