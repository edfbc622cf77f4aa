import type { FakeSwr } from '../mock/index.ts';
import { readYamlFile } from './yaml-file.ts';

/** The field that a refusal is about, below its item of the list. */
const fieldOf = (message: string): readonly string[] => /^body field (\S+)/.exec(message)?.[1]?.split('.') ?? [];

/** Arms the faults of a file (YAML or JSON: a list). Rejects with a TypeError that names file, line and item. */
export const armFaults = async (swr: FakeSwr, path: string): Promise<void> => {
  const { value, lineOf } = await readYamlFile(path, 'fault file');
  const faults = value ?? [];
  if (!Array.isArray(faults)) throw new TypeError(`fault file ${path}: line 1: must be a list of faults`);
  for (const [index, fault] of faults.entries()) {
    await swr.fault(fault).catch(({ message }: Error) => {
      const line = lineOf([String(index), ...fieldOf(message)]);
      throw new TypeError(`fault file ${path}: line ${line}: item ${index + 1}: ${message}`);
    });
  }
};
