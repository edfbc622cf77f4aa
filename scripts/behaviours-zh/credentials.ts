import type { WordingOf } from './wording.ts';

export const credentialsZh: WordingOf<'credentials' | 'audit_logs'> = {
  'credentials.user_id': {
    question: '访问凭证的用户名是什么？',
    options: { user: '凭证所属用户的 ID，同一用户的凭证都相同', credential: '每个凭证各不相同' },
  },
  'credentials.taken_name': {
    question: '同一用户在一个实例中的两个长期访问凭证能否同名？',
    options: { reject: '不能，作为冲突拒绝', allow: '可以' },
  },
  'credentials.long_term_expiry': {
    question: '长期访问凭证的 expire_date 是什么？',
    options: { ten_years: '创建后十年', permanent: '2999 年年底' },
  },
  'audit_logs.unknown_operation': {
    question: '审计日志列表的 operation 不是已知类型时，返回什么？',
    options: { reject: '返回 400，列出三种类型', empty: '空列表' },
  },
  'audit_logs.username': {
    question: '审计日志如何指明操作者？',
    options: { name: '用户名', id: '用户 ID' },
  },
};
