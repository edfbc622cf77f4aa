import { Shape, toneOfStatus } from '../../parts/shape.tsx';
import { shortPath, shown, timeOf } from '../../text.ts';
import { words } from '../../words.ts';
import type { JournalRow } from './filter.ts';

interface RowProps {
  readonly row: JournalRow;
  readonly index: number;
  readonly isActive: boolean;
  readonly isOpen: boolean;
  readonly onOpen: (row: JournalRow) => void;
}

export const rowId = ({ seq }: JournalRow): string => `row-${seq}`;

const duration = (ms: number): string => (ms < 10 ? ms.toFixed(1) : String(Math.round(ms)));

export const Row = ({ row, index, isActive, isOpen, onOpen }: RowProps) => {
  const { at, method, operationId, path, status, duration_ms, fault } = row;
  const { journal } = words.value;
  return (
    <div
      role="row"
      id={rowId(row)}
      class={isActive ? 'call active' : 'call'}
      aria-rowindex={index + 2}
      aria-selected={isOpen}
      onClick={() => onOpen(row)}
    >
      <span role="gridcell" class="call-time mono">
        {timeOf(at, 'millisecond').slice(11)}
      </span>
      <span role="gridcell" class={`call-status status ${toneOfStatus(status)}`}>
        <Shape tone={toneOfStatus(status)} />
        {status}
      </span>
      <span role="gridcell" class="call-method mono">
        {shown(method)}
      </span>
      <span role="gridcell" class="call-operation cut">
        {operationId === undefined ? '–' : shown(operationId)}
      </span>
      <span role="gridcell" class="call-fault">
        {fault === undefined ? '' : journal.faultMark(fault)}
      </span>
      <span role="gridcell" class="call-path mono cut" title={shown(path)}>
        {shown(shortPath(path))}
      </span>
      <span role="gridcell" class="call-ms number mono">
        {duration(duration_ms)}
      </span>
    </div>
  );
};
