import { Choice } from '../parts/choice.tsx';
import { language, languages, theme, themes } from '../preferences.ts';
import { words } from '../words.ts';
import { openHelp } from './help.tsx';

const names = { en: 'English', 'zh-CN': '中文' } as const;

export const Preferences = () => {
  const { header, keys } = words.value;
  return (
    <span class="row">
      <Choice
        id="language"
        label={header.language}
        isLabelSeen={false}
        value={language.value}
        options={languages.map((one) => [one, names[one], one] as const)}
        onChoose={(chosen) => {
          language.value = languages.find((one) => one === chosen) ?? 'en';
        }}
      />
      <Choice
        id="theme"
        label={header.theme}
        isLabelSeen={false}
        value={theme.value}
        options={themes.map((one) => [one, header.themes[one]] as const)}
        onChoose={(chosen) => {
          theme.value = themes.find((one) => one === chosen) ?? 'system';
        }}
      />
      <button type="button" class="plain" aria-label={keys.title} onClick={openHelp}>
        ?
      </button>
    </span>
  );
};
