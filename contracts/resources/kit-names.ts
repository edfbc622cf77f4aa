/** The names of all that the kit creates begin with this, so that a sweep can find what a killed run left behind. */
export const prefix = 'fake-swr-verify-';

const lead = 'made by fake-swr verify';

/** A description that says until when the thing is needed. */
export const descriptionUntil = (expires: string): string => `${lead}; may be deleted after ${expires}`;

/** The time that such a description says; NaN where it says none. */
export const expiryMs = (description: unknown): number =>
  Date.parse(/^made by fake-swr verify; may be deleted after (\S+)$/.exec(String(description))?.[1] ?? '');

/** Whether a text is one that the kit gives to what it creates. */
export const isOfKit = (text: string): boolean => text.startsWith(prefix) || text.startsWith(lead);

/** What is left behind may be swept away after a day. */
export const lifeMs = 24 * 60 * 60 * 1000;
