import { armed } from '../../faults/arm.ts';
import { FaultError } from '../../faults/effect.ts';
import { type Change, ControlError } from '../handler.ts';
import { checkAnswer } from './check-answer.ts';

/** Each request is held against all of them. */
const mostFaults = 1000;

/** Arms a fault. `operationIds` are those that a fault can name. */
export const createFault =
  (operationIds: readonly string[]): Change<'createFault'> =>
  ({ body: { project_id: _, ...fault } }, { entry }) => {
    const id = entry.lastFaultId + 1;
    if (entry.faults.length >= mostFaults)
      throw new ControlError(400, `the world has ${mostFaults} faults, which is the most; disarm some`);
    try {
      const row = armed(id, fault, operationIds);
      checkAnswer(fault);
      entry.faults = [...entry.faults, row];
    } catch (error) {
      if (error instanceof FaultError) throw new ControlError(400, error.message);
      throw error;
    }
    entry.lastFaultId = id;
    return { id };
  };

export const deleteFaults: Change<'deleteFaults'> = (_input, { entry }) => {
  entry.faults = [];
};

export const deleteFault: Change<'deleteFault'> = ({ path: { fault_id } }, { entry }) => {
  const left = entry.faults.filter(({ id }) => id !== fault_id);
  if (left.length === entry.faults.length) {
    const known = entry.faults.map(({ id }) => id);
    throw new ControlError(404, `fault ${fault_id} is not armed; there are ${known.join(', ') || 'none'}`);
  }
  entry.faults = left;
};
