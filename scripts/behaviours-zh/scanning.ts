import type { WordingOf } from './wording.ts';

export const scanningZh: WordingOf<'scanning'> = {
  'scanning.result': {
    question: '种子没有说明时，扫描制品会发现什么？',
    options: { made_up: '由摘要推出的漏洞，每次相同' },
  },
  'scanning.clean_severity': {
    question: '没有发现漏洞时，总体严重程度是什么？',
    options: { Security: 'Security（安全）' },
  },
  'scanning.old_instance': {
    question: '实例版本低于 25.7.20 时，扫描接口返回什么？',
    options: { serve: '与其他实例相同' },
  },
  'scanning.while_running': {
    question: '制品的扫描尚未结束时，再次启动扫描返回什么？',
    options: { reject: '作为冲突拒绝' },
  },
  'scanning.generated_at': {
    question: '漏洞报告的生成时间是什么格式？',
    options: { sample: '2025-09-12:06:44:31，与 1502 页的示例一致' },
  },
  'scanning.pace': { question: '一次扫描需要多长时间？', options: { seconds: '等待 2 秒，再扫描 10 秒' } },
};
