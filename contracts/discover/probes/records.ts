import { asRecords, type Fields } from '../../service/json.ts';

export const namesOf = (records: readonly Fields[]): readonly string[] => records.map(({ name }) => String(name));

export const tagsOf = ({ tags }: Fields): readonly string[] => namesOf(asRecords(tags));
