import { useState } from 'preact/hooks';
import { access, giveToken } from '../api.ts';
import { loadWorlds } from '../state.ts';
import { words } from '../words.ts';

/** Asks for the control token: in a field that browsers do not show, kept in memory. */
export const TokenForm = () => {
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const { token } = words.value;
  const submit = async (event: Event) => {
    event.preventDefault();
    giveToken(text);
    await loadWorlds().catch(() => undefined);
    setWrong(access.value === 'token');
  };
  return (
    <main class="gate">
      <form class="panel stack" onSubmit={(event) => void submit(event)}>
        <h1>{token.title}</h1>
        <p class="muted">{token.text}</p>
        <div class="field">
          <label for="token">{token.label}</label>
          <input
            id="token"
            type="password"
            autocomplete="off"
            aria-invalid={isWrong}
            aria-describedby="token-wrong"
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        </div>
        <p id="token-wrong" class="bad" role="alert">
          {isWrong ? token.wrong : ''}
        </p>
        <div>
          <button type="submit" class="primary">
            {token.give}
          </button>
        </div>
      </form>
    </main>
  );
};

export const Forbidden = () => (
  <main class="gate">
    <div class="panel stack">
      <h1>{words.value.token.forbidden}</h1>
      <p>{words.value.token.forbiddenText}</p>
    </div>
  </main>
);
