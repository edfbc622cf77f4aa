import { todoText } from './by-cause.ts';
import type { Report } from './report.ts';

const ofRecords: Readonly<Record<string, string>> = {
  broken: 'A case could not be carried through',
  known: 'A difference that is known',
  known_unknown: 'A known difference names no case',
  known_expired: 'A known difference has expired',
  known_passed: 'A known difference is none any more',
  stale: 'A case has met no live target for too long',
};

/** The rules of those ids: one for each cause, and one for each sort of what is none. */
export const sarifRules = ({ causes }: Report, ids: readonly string[]) => {
  const byId = new Map(causes.map((cause) => [`${cause.code}/${cause.key}`, cause]));
  return ids.map((id) => {
    const cause = byId.get(id);
    if (cause === undefined) return { id, shortDescription: { text: ofRecords[id] ?? id } };
    const { code, title, why, fingerprint } = cause;
    return {
      id,
      shortDescription: { text: title },
      fullDescription: { text: why },
      help: { text: todoText(cause) },
      properties: { code, fingerprint },
    };
  });
};
