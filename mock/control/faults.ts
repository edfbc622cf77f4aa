import { FaultError } from '../faults/effect.ts';
import { ControlError, type ControlHandler, placeFor } from './handler.ts';

export const listFaults: ControlHandler<'listFaults'> = ({ query }, fake) => ({
  faults: [...placeFor(query, fake).bench.faults.list()],
});

export const createFault: ControlHandler<'createFault'> = ({ body }, fake) => {
  const { project_id: _, ...fault } = body;
  try {
    return { id: placeFor(body, fake).bench.faults.arm(fault) };
  } catch (error) {
    if (error instanceof FaultError) throw new ControlError(400, error.message);
    throw error;
  }
};

export const deleteFaults: ControlHandler<'deleteFaults'> = ({ query }, fake) =>
  placeFor(query, fake).bench.faults.clear();

export const deleteFault: ControlHandler<'deleteFault'> = ({ path, query }, fake) => {
  const { faults } = placeFor(query, fake).bench;
  if (faults.disarm(path.fault_id)) return;
  const known = faults.list().map(({ id }) => id);
  throw new ControlError(404, `fault ${path.fault_id} is not armed; there are ${known.join(', ') || 'none'}`);
};

export const verifyFaults: ControlHandler<'verifyFaults'> = ({ body }, fake) => {
  const faults = placeFor(body, fake).bench.faults.list();
  const idle = faults.filter(({ fired }) => fired === 0);
  if (idle.length === 0) return { count: faults.reduce((count, { fired }) => count + fired, 0) };
  const named = idle.map(
    ({ id, matched, match, do: effect }) =>
      `fault ${id} (${JSON.stringify({ match, do: effect })}) matched ${matched} request(s)`,
  );
  throw new ControlError(409, `never fired: ${named.join('; ')}`);
};
