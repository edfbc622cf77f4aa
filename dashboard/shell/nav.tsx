import { address, linkTo } from '../address.ts';
import { type ViewName, viewNames } from '../view-names.ts';
import { words } from '../words.ts';

const Item = ({ view }: { readonly view: ViewName }) => (
  <li>
    <a href={linkTo(view)} aria-current={address.value.view === view ? 'page' : undefined}>
      {words.value.views[view]}
    </a>
  </li>
);

/** The views; on a narrow screen they are shown when asked for. */
export const Nav = ({ isOpen }: { readonly isOpen: boolean }) => (
  <nav id="views" class="nav" aria-label={words.value.navigation} data-open={isOpen}>
    <ul>
      {viewNames.map((view) => (
        <Item key={view} view={view} />
      ))}
    </ul>
    <ul class="apart">
      <li>
        <a href="api">{words.value.views.api}</a>
      </li>
    </ul>
  </nav>
);
