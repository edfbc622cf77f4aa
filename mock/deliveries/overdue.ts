import { clearInterval, setInterval } from 'node:timers';
import type { WebhookDeliveryRow } from '../world/webhooks/rows.ts';
import type { Worlds } from '../world/worlds.ts';

/**
 * How long it may take until somebody claims what is due, and until whoever has claimed a delivery says what came of it: a
 * receiver has ten seconds. By the machine's time, since a test moves the clock of a world.
 */
const patienceMs = { due: 1000, claimed: 15_000 };

const everyMs = 500;

interface OverdueParts {
  readonly worlds: Worlds;
  /** Milliseconds of the machine, to measure by. */
  readonly stopwatch: () => number;
  readonly onOverdue: (projectId: string, row: WebhookDeliveryRow) => void;
  /** Told each time, whether or not something is overdue. */
  readonly onLook: () => void;
}

/** Watches for deliveries that nobody goes on with: their process was killed, or the log was away. Returns what ends it. */
export const watchOverdue = ({ worlds, stopwatch, onOverdue, onLook }: OverdueParts): (() => void) => {
  let since = new Map<string, number>();

  const look = (): void => {
    const nowMs = stopwatch();
    const seen = new Map<string, number>();
    for (const { tenant, tables } of worlds.all()) {
      for (const row of tables.webhooks.deliveries.under(0)) {
        if (row.state === 'waiting') continue;
        const key = `${tenant.project_id} ${row.id} ${row.attempts} ${row.claim ?? ''}`;
        const firstMs = since.get(key) ?? nowMs;
        const isOverdue = nowMs - firstMs >= patienceMs[row.state];
        seen.set(key, isOverdue ? nowMs : firstMs);
        if (isOverdue) onOverdue(tenant.project_id, row);
      }
    }
    since = seen;
    onLook();
  };

  const timer = setInterval(look, everyMs).unref();
  return () => clearInterval(timer);
};
