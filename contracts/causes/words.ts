import { behaviours } from '../../spec/generated/behaviours.ts';
import type { CauseCode } from './cause.ts';

interface Words {
  readonly title: string;
  readonly why: string;
}

interface Question {
  readonly question: string;
  readonly options: Readonly<Record<string, string>>;
}

const questions: Readonly<Record<string, Question | undefined>> = behaviours;

/** The two sides of a key such as `404→200`. */
const sidesOf = (key: string): readonly [string, string] => {
  const [wanted = '', seen = ''] = key.split('→');
  return [wanted, seen];
};

const ofBehaviour = (key: string): Words => {
  const [id = '', options = ''] = key.split('/');
  const [wanted, seen] = sidesOf(options);
  const { question, options: meanings }: Question = questions[id] ?? { question: '', options: {} };
  const answer = seen === 'unknown' ? 'another way, which could not be found out' : `${seen}: ${meanings[seen]}`;
  return {
    title: `${id} is answered by ${seen === 'unknown' ? 'another option' : seen}, not by ${wanted}`,
    why: `${question} The cases are about ${wanted}: ${meanings[wanted]}. The target answers by ${answer}.`,
  };
};

const ofErrorCode = (key: string): Words => {
  const [wanted, seen] = sidesOf(key);
  const instead = wanted === 'any' ? 'which is none that the case takes' : `not ${wanted}`;
  return {
    title: seen === 'none' ? 'error_code is no code' : `error_code is ${seen}, ${instead}`,
    why: 'Clients tell errors apart by their code.',
  };
};

const ofStatus = (key: string): Words => {
  const [wanted, seen] = sidesOf(key);
  return {
    title: wanted === 'declared' ? `Status ${seen}, which is not declared` : `Status ${seen} in place of ${wanted}`,
    why: 'The answer has another status than the case says.',
  };
};

const words: Readonly<Record<CauseCode, (key: string) => Words>> = {
  C01: ofBehaviour,
  C02: ofStatus,
  C03: ofErrorCode,
  C04: (key) => ({
    title: key === 'precondition' ? 'What a case begins with is not there' : `${key} is missing`,
    why: 'It must be in the answer, and is not.',
  }),
  C05: (key) => ({ title: `${key} should not be there`, why: 'The answer has what neither spec nor case know.' }),
  C06: (key) => ({
    title: `${key.split('→')[0]} is called ${key.split('→')[1]}`,
    why: 'One field is missing, and one that nobody knows stands in its place.',
  }),
  C07: (key) => ({
    title: `${key} has another form`,
    why: 'Its type or its form is not as the spec or the case says.',
  }),
  C08: (key) => ({ title: `${key} has another value`, why: 'Its form is right, and its value is not.' }),
  C09: (key) => ({ title: `${key} is in another order`, why: 'The items are not in the order that the case says.' }),
  C10: (key) => ({ title: `${key} does not count what is there`, why: 'The number of all items is wrong.' }),
  C11: (key) => ({ title: `Header ${key} is missing or wrong`, why: 'Clients read it, whatever the body says.' }),
  C12: (key) => ({
    title: `Status ${sidesOf(key)[1]} in place of ${sidesOf(key)[0]}`,
    why: 'Who may call what is decided otherwise than the case says.',
  }),
  C13: (key) => ({ title: `No answer to judge: ${key}`, why: 'What came back could not be read.' }),
};

/** What a cause is called, and why it is one. They follow from code and key, so they are the same in each run. */
export const wordsOf = (code: CauseCode, key: string): Words => words[code](key);
