import { inMillis } from '../world/kernel/time.ts';
import { countDue, runSchedule } from '../world/schedule.ts';
import type { World } from '../world/world.ts';
import { ControlError, type ControlHandler, placeFor } from './handler.ts';

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const verbs = ['freeze', 'resume', 'advance', 'set', 'scale'] as const;

/** Of a schedule that runs every second, a year would make more executions than anybody can look at. */
const mostDue = 10_000;

const millis = (span: string): number => {
  const [, count = '', unit = ''] = /^(\d+)([a-z]+)$/.exec(span) ?? [];
  return Number(count) * (unitMs[unit] ?? 0);
};

const moveTo = (world: World, ms: number): void => {
  if (!(Math.abs(ms) < 8.64e15)) throw new ControlError(400, 'the clock cannot go so far');
  const due = countDue(world, ms, mostDue + 1);
  if (due > mostDue) {
    throw new ControlError(
      400,
      `until then the scheduled policies would start more than ${mostDue} executions; go in smaller steps or disable one`,
    );
  }
  world.clock.setTo(ms);
  runSchedule(world);
};

const shown = ({ clock }: World) => ({ now: inMillis(clock.now()), scale: clock.scale() });

export const showClock: ControlHandler<'showClock'> = ({ query }, fake) => shown(placeFor(query, fake).world);

export const setClock: ControlHandler<'setClock'> = ({ body }, fake) => {
  const { world } = placeFor(body, fake);
  const given = verbs.filter((verb) => body[verb] !== undefined);
  if (given.length !== 1) {
    throw new ControlError(
      400,
      `exactly one of ${verbs.join(', ')} must be given, not ${given.join(' and ') || 'none'}`,
    );
  }
  if (body.freeze) world.clock.setScale(0);
  if (body.resume) world.clock.setScale(1);
  if (body.scale !== undefined) world.clock.setScale(body.scale);
  if (body.advance !== undefined) moveTo(world, world.clock.now() + millis(body.advance));
  if (body.set !== undefined) moveTo(world, Date.parse(body.set));
  return shown(world);
};
