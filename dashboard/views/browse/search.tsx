import { address, setQuery } from '../../address.ts';
import { SearchField } from '../../parts/search-field.tsx';
import { words } from '../../words.ts';

/** Only what holds a text in its name. */
export const Search = () => (
  <SearchField
    id="browse-text"
    label={words.value.browse.search}
    value={address.value.query.text ?? ''}
    onType={(text) => setQuery({ text, offset: undefined })}
  />
);
