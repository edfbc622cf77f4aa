import type { Bodies } from './resource.ts';

const selector = (decoration: 'repoMatches' | 'matches' | 'excludes', pattern = '**') =>
  ({ kind: 'doublestar', decoration, pattern }) as const;

/** Selects tags by that pattern, in every repository. */
export const ruleOf = (pattern: string, decoration: 'matches' | 'excludes' = 'matches') =>
  ({
    priority: 0,
    disabled: false,
    action: 'immutable',
    template: 'immutable_template',
    tag_selectors: [selector(decoration, pattern)],
    scope_selectors: { repository: [selector('repoMatches')] },
  }) as const;

/** As the page's own example has it, but in force. */
export const ruleBody = ruleOf('**');

const whole = { ...ruleBody, tag_selectors: [{ ...selector('matches'), extras: '' }] } as const;

export const ruleBodies: Bodies = { good: ruleBody, whole, idle: ruleBody };
