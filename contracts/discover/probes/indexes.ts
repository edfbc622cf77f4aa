import { asFields, asRecords, type Fields, pointed } from '../../service/json.ts';

export const isIndex = ({ manifest_media_type: type }: Fields): boolean => /index|manifest\.list/.test(String(type));

/** What an index holds, as far as its scan found something there: no other call names it. `reports` are by type. */
export const heldDigests = ({ digest }: Fields, reports: unknown): readonly string[] => {
  const all = Object.values(asFields(reports ?? {}));
  const found = all.flatMap((report) => asRecords(pointed(report, '/vulnerabilities')));
  const digests = found.flatMap(({ artifact_digests }) => (artifact_digests ?? []) as readonly string[]);
  return [...new Set(digests)].filter((each) => each !== digest);
};
