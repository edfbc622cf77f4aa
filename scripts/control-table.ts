import control from '../spec/generated/control.json' with { type: 'json' };
import type { Language } from './pages.ts';
import { methods, table, wordingOf } from './tables.ts';
import { controlZh } from './wording-zh-control.ts';

interface ControlCall {
  readonly summary: string;
}

/** The calls of the fake's own API. */
export const controlTable = (language: Language): string =>
  table(
    language === 'zh' ? ['调用', '作用'] : ['Call', 'What it does'],
    Object.entries(control.paths as unknown as Record<string, Record<string, ControlCall>>).flatMap(([path, item]) =>
      Object.entries(item)
        .filter(([method]) => methods.includes(method))
        .map(([method, { summary }]) => {
          const call = `${method.toUpperCase()} ${path}`;
          return [`\`${call}\``, language === 'zh' ? wordingOf(controlZh, [call], 'wording-zh-control.ts') : summary];
        }),
    ),
  );
