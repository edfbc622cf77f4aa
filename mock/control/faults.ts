import type { FaultRow } from '../faults/rows.ts';
import type { Schemas } from '../spec/control-types.ts';
import { ControlError, type ControlHandler, worldFor } from './handler.ts';

const shown = ({ id, matched, fired, match, when, do: effect }: FaultRow): Schemas['Fault'] => ({
  id,
  matched,
  fired,
  match,
  when,
  do: effect,
});

export const listFaults: ControlHandler<'listFaults'> = ({ query }, fake) => ({
  faults: worldFor(query, fake).faults.map(shown),
});

export const verifyFaults: ControlHandler<'verifyFaults'> = ({ body }, fake) => {
  const { faults } = worldFor(body, fake);
  const idle = faults.filter(({ fired }) => fired === 0);
  if (idle.length === 0) return { count: faults.reduce((count, { fired }) => count + fired, 0) };
  const named = idle.map(
    ({ id, matched, match, do: effect }) =>
      `fault ${id} (${JSON.stringify({ match, do: effect })}) matched ${matched} request(s)`,
  );
  throw new ControlError(409, `never fired: ${named.join('; ')}`);
};
