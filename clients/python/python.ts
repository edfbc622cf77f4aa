import type { Client } from '../machine/client.ts';
import { pinned } from '../machine/pinned.ts';
import { regionInEnvironment, regionInFile } from '../machine/region.ts';

export const python: Client = {
  name: 'python',
  folder: 'python',
  language: 'Python',
  tools: [
    { name: 'python3', asks: ['python3', '--version'], atLeast: '3.9' },
    { name: 'python3-venv', asks: ['python3', '-c', 'import ensurepip, venv'] },
  ],
  of: { name: 'huaweicloudsdkswr', version: pinned('python/requirements.txt', /huaweicloudsdkswr==(.+)/) },
  sources: ['requirements.txt'],
  built: '.venv',
  prepare: [
    ['python3', '-m', 'venv', '--clear', '.venv'],
    ['.venv/bin/python', '-m', 'pip', 'install', '--requirement', 'requirements.txt'],
  ],
  run: () => ['.venv/bin/python', 'client.py'],
  environment: regionInEnvironment,
};

export const pythonWithRegionsFile: Client = { ...python, name: 'python-regions-file', environment: regionInFile };

/** Calls each operation that the SDK has, alone. */
export const pythonEveryOperation: Client = {
  ...python,
  name: 'python-every-operation',
  run: () => ['.venv/bin/python', 'every_operation.py'],
};
