import { linkTo } from '../address.ts';
import type { Schemas } from '../api.ts';
import { worldNowMs } from '../clock.ts';
import { shown, timeOf } from '../text.ts';
import { words } from '../words.ts';
import { Table } from './table.tsx';

type Due = Schemas['Due'];

/** `in 2 h 5 min`, by the two largest units. */
const away = (ms: number): string => {
  const { in: say, units } = words.value.due;
  const seconds = Math.max(0, Math.round(ms / 1000));
  const parts = [
    [Math.floor(seconds / 86_400), units.day],
    [Math.floor(seconds / 3600) % 24, units.hour],
    [Math.floor(seconds / 60) % 60, units.minute],
    [seconds % 60, units.second],
  ] as const;
  const from = parts.findIndex(([amount]) => amount > 0);
  const some = from < 0 ? parts.slice(3) : parts.slice(from, from + 2);
  return say(some.map(([amount, unit]) => `${amount} ${unit}`).join(' '));
};

const About = ({ due }: { readonly due: Due }) => {
  const { families } = words.value;
  const { family, execution_id, job_id, policy_name, namespace_name } = due;
  const name = `${families[family]}${execution_id === undefined ? '' : ` ${execution_id}`}`;
  return (
    <span>
      {execution_id === undefined ? name : <a href={linkTo('runs', { id: `${family}-${execution_id}` })}>{name}</a>}{' '}
      <span class="muted">
        {[policy_name, namespace_name, job_id]
          .filter(Boolean)
          .map((part) => shown(String(part)))
          .join(' · ')}
      </span>
    </span>
  );
};

/** What is due next in a world, the earliest first. */
export const DueTable = ({ due }: { readonly due: readonly Due[] }) => {
  const { due: said, time } = words.value;
  const nowMs = worldNowMs.value ?? 0;
  return (
    <Table
      label={said.label}
      heads={[time, said.away, said.what, said.about]}
      empty={said.none}
      rows={due.map((one, at) => ({
        key: `${at} ${one.family} ${one.execution_id ?? one.policy_id ?? one.job_id ?? ''}`,
        cells: [
          <span key="time" class="mono">
            {timeOf(one.at)}
          </span>,
          away(Date.parse(one.at) - nowMs),
          said.kinds[one.kind],
          <About key="about" due={one} />,
        ],
      }))}
    />
  );
};
