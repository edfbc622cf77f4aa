import { effect } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { address } from '../address.ts';
import { access } from '../api.ts';
import { Announcer } from '../parts/announcer.tsx';
import { Toasts } from '../parts/toast.tsx';
import { areWorldsLoaded, world } from '../state.ts';
import { shown } from '../text.ts';
import { words } from '../words.ts';
import { Header } from './header.tsx';
import { Help } from './help.tsx';
import { Nav } from './nav.tsx';
import { NewWorld } from './new-world.tsx';
import { Forbidden, TokenForm } from './token.tsx';
import { views } from './views.ts';

effect(() => {
  document.title = `${words.value.views[address.value.view]} – fake-swr`;
});

const NoWorld = () => (
  <div class="notice bad">
    <span>{words.value.header.unknownWorld(shown(address.value.project ?? ''))}</span>
    <a href={`#/${address.value.view}`}>{words.value.header.toDemo}</a>
  </div>
);

const Content = () => {
  if (!areWorldsLoaded.value) return <p class="muted">{words.value.loading}</p>;
  if (world.value === undefined) return <NoWorld />;
  const View = views[address.value.view];
  return <View key={world.value.project_id} />;
};

const Page = () => {
  const [isNavOpen, setNavOpen] = useState(false);
  const main = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  const { view } = address.value;
  useEffect(() => {
    setNavOpen(false);
    if (!isFirst.current) main.current?.focus({ preventScroll: true });
    isFirst.current = false;
  }, [view]);
  return (
    <div class="frame">
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        {words.value.skip}
      </button>
      <Header isNavOpen={isNavOpen} onMenu={() => setNavOpen(!isNavOpen)} />
      <Nav isOpen={isNavOpen} />
      <main id="content" class="view" tabIndex={-1} ref={main} aria-label={words.value.views[view]}>
        <Content />
      </main>
      <Toasts />
      <NewWorld />
      <Help />
    </div>
  );
};

export const App = () => (
  <>
    {access.value === 'token' ? <TokenForm /> : access.value === 'refused' ? <Forbidden /> : <Page />}
    <Announcer />
  </>
);
