import { words } from '../words.ts';
import { ClockChip } from './clock-chip.tsx';
import { ConnectionState } from './connection.tsx';
import { Preferences } from './preferences.tsx';
import { Reset } from './reset.tsx';
import { WorldSwitch } from './worlds.tsx';

const Brand = () => (
  <a class="brand" href="#/overview">
    <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
      <path
        d="M9 0 17 4.5v9L9 18 1 13.5v-9zM9 2.3 3 5.7v6.6l6 3.4 6-3.4V5.7z"
        fill="currentColor"
        fill-rule="evenodd"
      />
      <path d="M9 5.5 12 7.2v3.6L9 12.5 6 10.8V7.2z" fill="currentColor" />
    </svg>
    fake-swr
  </a>
);

interface HeaderProps {
  readonly isNavOpen: boolean;
  readonly onMenu: () => void;
}

export const Header = ({ isNavOpen, onMenu }: HeaderProps) => (
  <header class="head">
    <button type="button" class="menu-button" aria-expanded={isNavOpen} aria-controls="views" onClick={onMenu}>
      {words.value.menu}
    </button>
    <Brand />
    <WorldSwitch />
    <ClockChip />
    <ConnectionState />
    <span class="row head-end">
      <Reset />
      <Preferences />
    </span>
  </header>
);
