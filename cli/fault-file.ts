import type { FakeSwr } from '../mock/index.ts';
import { readYamlFile } from './yaml-file.ts';

/** The field that a refusal is about, below its item of the list. */
const fieldOf = (message: string): readonly string[] => /^body field (\S+)/.exec(message)?.[1]?.split('.') ?? [];

/** Disarms what a start of the fake before this one has armed: it is there still where the data is kept. */
export const disarmEarlier = async ({ faults }: FakeSwr): Promise<void> => {
  for (const { id, at_start } of await faults.list()) if (at_start) await faults.disarm(id);
};

/**
 * Arms the faults of a file (YAML or JSON: a list), and says which they are. Rejects with a TypeError that names file, line
 * and item, and then none of them is armed.
 */
export const armFaults = async (swr: FakeSwr, path: string): Promise<readonly number[]> => {
  const { value, lineOf } = await readYamlFile(path, 'fault file');
  const faults = value ?? [];
  if (!Array.isArray(faults)) throw new TypeError(`fault file ${path}: line 1: must be a list of faults`);
  const armed: number[] = [];
  for (const [index, fault] of faults.entries()) {
    const id = await swr.fault({ ...fault, at_start: true }).catch(async ({ message }: Error) => {
      for (const one of armed) await swr.faults.disarm(one);
      const line = lineOf([String(index), ...fieldOf(message)]);
      throw new TypeError(`fault file ${path}: line ${line}: item ${index + 1}: ${message}`);
    });
    armed.push(id);
  }
  return armed;
};
