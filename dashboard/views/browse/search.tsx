import { address, setQuery } from '../../address.ts';
import { words } from '../../words.ts';

/** Only what holds a text in its name. */
export const Search = () => (
  <div class="field search">
    <label class="seen-by-readers" for="browse-text">
      {words.value.browse.search}
    </label>
    <input
      id="browse-text"
      type="search"
      placeholder={words.value.browse.search}
      value={address.value.query.text ?? ''}
      onInput={({ currentTarget }) => setQuery({ text: currentTarget.value, offset: undefined })}
    />
  </div>
);
