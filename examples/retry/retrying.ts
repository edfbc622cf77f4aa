/** A client that tries again: the code under test. */

export interface Patience {
  /** How often it asks in all. */
  readonly attempts: number;
  /** How it waits before it asks again. */
  readonly wait: (ms: number) => Promise<void>;
}

const isPassing = (status: number): boolean => status === 429 || status >= 500;

/** Fetches; after 429 and 5xx once more, waiting twice as long each time. Resolves to the last answer, whatever it is. */
export const fetchPatiently = async (
  url: string,
  headers: Readonly<Record<string, string>>,
  { attempts, wait }: Patience,
): Promise<Response> => {
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(url, { headers });
    if (!isPassing(response.status) || attempt === attempts) return response;
    await response.body?.cancel();
    await wait(100 * 2 ** (attempt - 1));
  }
};
