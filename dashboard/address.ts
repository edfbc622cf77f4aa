import { signal } from '@preact/signals';
import { type ViewName, viewNames } from './view-names.ts';

type Query = Readonly<Record<string, string | undefined>>;

/** What the page shows, as its hash says: `#/w/{project}/{view}?q=…`, or `#/{view}` for the demo world. */
export interface Address {
  readonly project: string | undefined;
  readonly view: ViewName;
  readonly query: Query;
}

const isView = (text: string | undefined): text is ViewName => viewNames.some((name) => name === text);

const unescaped = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const addressOf = (hash: string): Address => {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  const parts = path.split('/').map(unescaped);
  const project = parts[0] === 'w' ? parts[1] : undefined;
  const view = parts[0] === 'w' ? parts[2] : parts[0];
  return {
    project,
    view: isView(view) ? view : 'overview',
    query: Object.fromEntries(new URLSearchParams(search)),
  };
};

export const hashOf = ({ project, view, query }: Address): string => {
  const kept = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const search = new URLSearchParams(kept).toString();
  const world = project === undefined ? '' : `w/${encodeURIComponent(project)}/`;
  return `#/${world}${view}${search === '' ? '' : `?${search}`}`;
};

export const address = signal(addressOf(location.hash));

/** Browsers let a page write its address so and so often only: what is typed is written when a person stops. */
const writeLaterMs = 150;
let writing: ReturnType<typeof setTimeout> | undefined;

addEventListener('hashchange', () => {
  clearTimeout(writing);
  address.value = addressOf(location.hash);
});

/** A link to a view of the world that is shown. */
export const linkTo = (view: ViewName, query: Query = {}): string =>
  hashOf({ project: address.value.project, view, query });

export const go = (to: Address): void => {
  clearTimeout(writing);
  address.value = to;
  location.hash = hashOf(to);
};

/** Changes some of the query. What a person types replaces the place in history, what is opened adds one. */
export const setQuery = (changes: Query, history: 'replace' | 'add' = 'replace'): void => {
  const to = { ...address.value, query: { ...address.value.query, ...changes } };
  if (history === 'add') {
    go(to);
    return;
  }
  clearTimeout(writing);
  address.value = to;
  writing = setTimeout(() => window.history.replaceState(null, '', hashOf(to)), writeLaterMs);
};
