import { shown } from '../../service/json.ts';
import { type Finding, observed, unclear } from './probe.ts';

/** Separators that a service may use between tags. A tag can hold none of them. */
const separators = { comma: ',', comma_space: ', ', semicolon: ';', space: ' ' } as const;

type Separator = keyof typeof separators;

/** By what the tags of an artifact are separated in a text. */
export const separatorIn = (text: string, names: readonly string[]): Finding<Separator> => {
  const seen = `${shown(text)} of ${shown(names)}`;
  const fits = (id: Separator): boolean => {
    const parts = text.split(separators[id]);
    return parts.length > 1 && parts.every((part) => names.includes(part));
  };
  const found = (Object.keys(separators) as Separator[]).find(fits);
  return found === undefined ? unclear(seen) : observed(found, seen);
};
