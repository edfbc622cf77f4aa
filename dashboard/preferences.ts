import { computed, effect, signal } from '@preact/signals';

/** A choice that this browser remembers; where storage is forbidden, it lasts as long as the page. */
const remembered = <Value extends string>(name: string, values: readonly Value[], first: Value) => {
  const read = (): string | null => {
    try {
      return localStorage.getItem(`fake-swr.${name}`);
    } catch {
      return null;
    }
  };
  const choice = signal(values.find((value) => value === read()) ?? first);
  effect(() => {
    try {
      localStorage.setItem(`fake-swr.${name}`, choice.value);
    } catch {
      // It lasts as long as the page.
    }
  });
  return choice;
};

export const languages = ['en', 'zh-CN'] as const;
export type Language = (typeof languages)[number];

export const language = remembered<Language>(
  'language',
  languages,
  navigator.languages.some((tag) => /^zh\b/i.test(tag)) && !/^en\b/i.test(navigator.language) ? 'zh-CN' : 'en',
);

export const themes = ['system', 'light', 'dark'] as const;
export const theme = remembered('theme', themes, 'system');

/** Whether single keys do something (WCAG 2.1.4). */
export const keys = remembered('keys', ['on', 'off'], 'on');

const dark = matchMedia('(prefers-color-scheme: dark)');
const systemIsDark = signal(dark.matches);
dark.addEventListener('change', () => {
  systemIsDark.value = dark.matches;
});

const isDark = computed(() => (theme.value === 'system' ? systemIsDark.value : theme.value === 'dark'));

effect(() => {
  document.documentElement.dataset.theme = isDark.value ? 'dark' : 'light';
  document.documentElement.lang = language.value;
});
