import type { enViews } from './en-views.ts';
import type { InAnotherLanguage } from './form.ts';
import { zhCnBrowse } from './zh-CN-browse.ts';
import { zhCnFaults } from './zh-CN-faults.ts';
import { zhCnJournal } from './zh-CN-journal.ts';
import { zhCnRuns } from './zh-CN-runs.ts';
import { zhCnWorld } from './zh-CN-world.ts';

const families: InAnotherLanguage<typeof enViews.families> = {
  signature: '签名',
  retention: '老化',
  replication: '同步',
  scanning: '扫描',
  gc: '垃圾回收',
  webhooks: 'Webhook',
  immutability: '不可变规则',
  instances: '实例',
};

export const zhCnViews: InAnotherLanguage<typeof enViews> = {
  families,
  browse: zhCnBrowse,
  journal: zhCnJournal,
  runs: zhCnRuns,
  faults: zhCnFaults,
  ...zhCnWorld,
  overview: {
    worlds: '世界',
    calls: '调用',
    errors: '被拒绝',
    faults: '故障',
    clock: '世界的时间（UTC）',
    shownWorld: '当前显示',
    show: '显示',
    connect: '客户端如何连接',
    endpoint: '终端节点',
    region: '区域',
    project: '项目 ID',
    instance: '实例 ID',
    secretsHidden: '此处不显示访问密钥、令牌和密码：npx fake-swr env 会打印它们。',
    version: '版本',
    recent: '最近的拒绝',
    noRefusals: '至今没有请求被拒绝。',
  },
};
