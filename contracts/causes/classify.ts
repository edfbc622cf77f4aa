import type { StepDifference } from '../result.ts';
import type { CauseCode } from './cause.ts';
import { fieldAt } from './field.ts';

/** What a difference may be the sign of. */
export interface Sign {
  readonly code: CauseCode;
  readonly key: string;
  readonly difference: StepDifference;
}

type Kind = Pick<Sign, 'code' | 'key'>;

const ofStatus = (expected: string, actual: string): Kind => {
  const wanted = /^\d{3}( or \d{3})*/.exec(expected)?.[0] ?? 'declared';
  const seen = /^\d{3}/.exec(actual)?.[0] ?? 'another';
  const isAboutCaller = [wanted, seen].some((status) => status === '401' || status === '403');
  return { code: isAboutCaller ? 'C12' : 'C02', key: `${wanted}→${seen}` };
};

/** Codes are the vendor's words, so they stand in the key; a pattern stands for any. */
const ofErrorCode = (expected: string, actual: string): Kind => {
  const [wanted, seen] = [expected, actual].map((text) => /^"([\w.]+)"$/.exec(text)?.[1]);
  return { code: 'C03', key: `${wanted ?? 'any'}→${seen ?? 'none'}` };
};

/** Sentences of the kit name what cannot be read first; what follows the colon is the parser's. */
const ofUnreadable = (actual: string): Kind => ({ code: 'C13', key: actual.split(':')[0] ?? actual });

const ofHeader = (at: string): Kind => ({ code: 'C11', key: at.replace(/^headers\//, '').toLowerCase() });

const byAspect = { missing: 'C04', unknown: 'C05', form: 'C07', value: 'C08', order: 'C09' } as const;

const ofDifference = ({ aspect, at, expected, actual }: StepDifference): Kind => {
  if (aspect === 'status') return ofStatus(expected, actual);
  if (aspect === 'unreadable') return ofUnreadable(actual);
  if (aspect === 'header') return ofHeader(at);
  const field = fieldAt(at);
  if (field === 'error_code' && aspect !== 'missing') return ofErrorCode(expected, actual);
  if (aspect === 'value' && field === 'total') return { code: 'C10', key: field };
  return { code: byAspect[aspect], key: field };
};

export const signOf = (difference: StepDifference): Sign => ({ ...ofDifference(difference), difference });
