import type { Refused } from '../api.ts';
import { shown } from '../text.ts';
import { words } from '../words.ts';

/** Why there are no data, or why they may be old. */
export const Problem = ({ error, onRetry }: { readonly error: Refused | undefined; readonly onRetry: () => void }) =>
  error === undefined ? null : (
    <div class="notice bad" role="alert">
      <span class="wrap">{error.status === 0 ? words.value.noAnswer : words.value.refused(shown(error.message))}</span>
      <button type="button" onClick={onRetry}>
        {words.value.tryAgain}
      </button>
    </div>
  );
