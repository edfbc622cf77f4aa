import type { WordingOf } from './wording.ts';

export const registriesZh: WordingOf<'registries'> = {
  'registries.secret': {
    question: '目标仓库的密码如何显示？',
    options: { mask: '*****', plain: '与发送的一致', empty: '空字符串' },
  },
  'registries.unreachable': {
    question: '新建的目标仓库是什么状态？（模拟服务不会访问自身之外的任何地址）',
    options: {
      accept_healthy: 'healthy，如同已有应答',
      reject_400: '返回 400，如同没有应答',
      accept_unhealthy: '可以创建，但为 unhealthy',
    },
  },
  'registries.dns_conf': {
    question: 'swr-pro 类型的目标仓库可以不带 dns_conf 吗？',
    options: { accept: '可以', reject: '返回 400，指出该字段' },
  },
  'registries.insecure_internal': {
    question: 'swr-pro-internal 类型的目标仓库，insecure 可以为 false 吗？',
    options: { accept: '可以', reject: '返回 400，指出该字段' },
  },
};
