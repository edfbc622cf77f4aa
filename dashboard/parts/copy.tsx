import { useState } from 'preact/hooks';
import { words } from '../words.ts';
import { announce } from './announcer.tsx';

/** Pages of http from another machine have no clipboard of their own. */
const copyBySelection = (text: string): boolean => {
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  const isDone = document.execCommand('copy');
  area.remove();
  return isDone;
};

const copied = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
};

export const Copy = ({ text, label }: { readonly text: string | (() => string); readonly label?: string }) => {
  const [isDone, setDone] = useState(false);
  const copy = async () => {
    const done = await copied(typeof text === 'string' ? text : text());
    setDone(done);
    announce(done ? words.value.copied : words.value.notCopied);
    setTimeout(() => setDone(false), 2000);
  };
  return (
    <button type="button" onClick={copy}>
      {isDone ? words.value.copied : (label ?? words.value.copy)}
    </button>
  );
};
