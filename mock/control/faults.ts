import { ControlError, type ControlHandler, worldFor } from './handler.ts';
import { shownFault } from './shown.ts';

export const listFaults: ControlHandler<'listFaults'> = ({ query }, fake) => ({
  faults: worldFor(query, fake).faults.map(shownFault),
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
