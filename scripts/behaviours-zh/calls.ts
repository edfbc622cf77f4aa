import type { WordingOf } from './wording.ts';

export const callsZh: WordingOf<'paging' | 'request' | 'response' | 'errors'> = {
  'paging.limit_out_of_range': {
    question: 'limit 小于最小值或大于最大值时，列表接口返回什么？',
    options: { reject: '返回 400，写明参数、取值和规则' },
  },
  'paging.offset_not_multiple': {
    question: 'offset 不是 limit 的倍数时，列表接口返回什么？',
    options: { reject: '返回 400，写明参数、取值和规则' },
  },
  'paging.total_beyond_end': {
    question: '超出末尾的页上，total 是多少？',
    options: { true_total: '实际的记录总数' },
  },
  'request.unknown_query': { question: '文档页没有列出的查询参数如何处理？', options: { ignore: '忽略' } },
  'request.unknown_body_field': { question: '文档页没有列出的请求体字段如何处理？', options: { ignore: '忽略' } },
  'request.empty_query_value': {
    question: '查询参数的值为空（`?name=`）时，如何处理？',
    options: { as_absent: '与未传该参数相同', reject: '返回 400，写明参数', literal: '视为空字符串，与其他值一样处理' },
  },
  'request.null_field': {
    question: '请求体中的可选字段为 null 时，如何处理？',
    options: { as_absent: '与未传该字段相同', reject: '返回 400，与类型不符的值相同' },
  },
  'request.malformed_id': {
    question: '路径里的策略、执行记录或任务 id 不是整数时，返回什么？',
    options: { reject: '由服务返回 400' },
  },
  'request.trailing_slash': { question: '末尾带斜杠的路径能否到达 API？', options: { accept: '与不带斜杠相同' } },
  'response.gateway_headers': {
    question: '应答是否带有真实网关固定添加的六个头？',
    options: { none: '不带' },
  },
  'response.content_type': { question: '应答的 Content-Type 是否带字符集？', options: { plain: 'application/json' } },
  'errors.code_family': {
    question: '服务自身的错误使用哪一套错误码？',
    options: { shared_table: 'SVCSTG.SWR.<7 位数字>，取各文档页所链接的错误码表中最接近的一行' },
  },
  'errors.conflict_status': {
    question: '冲突（如老化策略有两条相同的规则）返回哪个状态码？',
    options: { harbor: '返回 409，与 Harbor 一致' },
  },
};
