import control from '../spec/generated/control.json' with { type: 'json' };
import iam from '../spec/generated/iam.json' with { type: 'json' };
import swr from '../spec/generated/openapi.json' with { type: 'json' };
import { createEngine, type Engine } from './engine.ts';

export interface Engines {
  /** SWR, IAM and STS. */
  readonly api: Engine;
  readonly control: Engine;
}

let loaded: Promise<Engines> | undefined;

/** The specs, loaded once a process however many fakes run in it. */
export const engines = (): Promise<Engines> => {
  loaded ??= Promise.all([createEngine([swr, iam]), createEngine([control])]).then(([api, plane]) => ({
    api,
    control: plane,
  }));
  return loaded;
};
