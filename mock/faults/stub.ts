import { FaultError } from './effect.ts';
import type { Do } from './rows.ts';

export type StubAnswer = NonNullable<Do['answer']>;

/** A token, as header names are. Source: RFC 9110, section 5.6.2. */
const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}$/;

/** What frames an answer is the server's to say. */
const framing = ['content-length', 'transfer-encoding', 'connection', 'keep-alive', 'trailer', 'upgrade'];

const longestBody = 256 * 1024;

const checkHeaders = (headers: StubAnswer['headers'] = {}): void => {
  for (const name of Object.keys(headers)) {
    if (!headerName.test(name))
      throw new FaultError(
        `answer.headers has the name ${JSON.stringify(name.slice(0, 128))}, which no header may have`,
      );
    if (framing.includes(name.toLowerCase()))
      throw new FaultError(
        `answer.headers has ${name}, which is the server's to say; others are ${framing.join(', ')}`,
      );
  }
};

/** Throws a FaultError if the answer could not be sent. */
export const checkStub = ({ answer }: Do): void => {
  if (answer === undefined) return;
  checkHeaders(answer.headers);
  const { length } = JSON.stringify(answer.body) ?? '';
  if (length > longestBody)
    throw new FaultError(`answer.body has ${length} characters but must have at most ${longestBody}`);
};
