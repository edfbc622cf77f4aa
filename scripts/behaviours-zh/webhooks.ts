import { newestFirst } from './order.ts';
import type { WordingOf } from './wording.ts';

export const webhooksZh: WordingOf<'webhooks'> = {
  'webhooks.address_change': {
    question: '修改触发器时换了目标的地址，返回什么？',
    options: { reject_400: '返回 400，写明地址', ignore: '返回 200，地址不变', accept: '返回 200，地址变为新的' },
  },
  'webhooks.internal_needs_ip': {
    question: '内网（internal）目标的地址能否是域名？',
    options: { accept: '可以', reject: '返回 400，必须是 IP 地址' },
  },
  'webhooks.job_status': {
    question: '触发器任务的状态用哪一套名称？',
    options: {
      of_filter: '过滤条件的名称：Initialized、Pending、InProgress、Succeed、Failed、Stopped',
      of_sample: 'pending、running、finished、error、stopped',
    },
  },
  'webhooks.order_of_jobs': { question: '触发器任务按什么顺序列出？', options: newestFirst },
};
