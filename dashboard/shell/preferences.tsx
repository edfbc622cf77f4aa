import { language, languages, theme, themes } from '../preferences.ts';
import { words } from '../words.ts';
import { openHelp } from './help.tsx';

const names = { en: 'English', 'zh-CN': '中文' } as const;

export const Preferences = () => {
  const { header, keys } = words.value;
  return (
    <span class="row">
      <label class="seen-by-readers" for="language">
        {header.language}
      </label>
      <select
        id="language"
        class="bare"
        value={language.value}
        onChange={({ currentTarget: { value } }) => {
          language.value = languages.find((one) => one === value) ?? 'en';
        }}
      >
        {languages.map((one) => (
          <option key={one} value={one} lang={one}>
            {names[one]}
          </option>
        ))}
      </select>
      <label class="seen-by-readers" for="theme">
        {header.theme}
      </label>
      <select
        id="theme"
        class="bare"
        value={theme.value}
        onChange={({ currentTarget: { value } }) => {
          theme.value = themes.find((one) => one === value) ?? 'system';
        }}
      >
        {themes.map((one) => (
          <option key={one} value={one}>
            {header.themes[one]}
          </option>
        ))}
      </select>
      <button type="button" class="plain" aria-label={keys.title} onClick={openHelp}>
        ?
      </button>
    </span>
  );
};
