import type { WordingOf } from './wording.ts';

export const accessZh: WordingOf<'access'> = {
  'access.pace': {
    question: '修改访问控制需要多长时间，结果如何？',
    options: { seconds: '2 秒，然后成功', instant: '立即完成', fails: '2 秒，然后失败' },
  },
  'access.list_while_closed': {
    question: '公网访问未开启时更新白名单，返回什么？',
    options: { reject: '按冲突处理', accept: '更新白名单' },
  },
  'access.list_of_closed': {
    question: '公网访问关闭后，白名单如何？',
    options: { kept: '保持不变', cleared: '清空' },
  },
  'access.second_endpoint': {
    question: '同一 VPC 可以有两个内网访问吗？',
    options: { reject: '不可以，第二个按冲突处理', other_subnet: '子网不同时可以', accept: '可以' },
  },
  'access.delete_again': {
    question: '删除正在删除的内网访问，返回什么？',
    options: { accept: '204，没有任何影响' },
  },
  'access.default_domain': { question: '更新或删除默认域名，返回什么？' },
  'access.own_connections': {
    question: '实例自己的内网访问是否在连接列表中？',
    options: { protected: '在，且为保护连接', hidden: '不在' },
  },
  'access.permission_again': {
    question: '添加已有的白名单，或移除没有的白名单，返回什么？',
    options: { ignore: '200，没有任何影响', reject: '按冲突处理' },
  },
  'access.order': {
    question: '内网访问、连接和白名单按什么顺序列出？',
    options: { newest_first: '按创建时间降序', oldest_first: '按创建时间升序' },
  },
};
