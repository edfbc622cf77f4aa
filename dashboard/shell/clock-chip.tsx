import { changeClock, scale, worldNowMs } from '../clock.ts';
import { failed } from '../parts/toast.tsx';
import { timeOf } from '../text.ts';
import { words } from '../words.ts';

/** The world's time, and the two ways to turn it that are used most. */
export const ClockChip = () => {
  const { header } = words.value;
  const isFrozen = scale.value === 0;
  if (worldNowMs.value === undefined) return null;
  return (
    <span class="row">
      <span class="clock-chip" title={header.clockLabel}>
        <span class="seen-by-readers">{header.clockLabel}</span>
        <time>{timeOf(worldNowMs.value)}</time>
        <span class="chip">{isFrozen ? header.frozen : header.scale(scale.value ?? 1)}</span>
      </span>
      <button
        type="button"
        onClick={() => void changeClock(isFrozen ? { resume: true } : { freeze: true }).catch(failed)}
      >
        {isFrozen ? header.resume : header.freeze}
      </button>
      <button type="button" onClick={() => void changeClock({ advance: '1m' }).catch(failed)}>
        +1m
      </button>
    </span>
  );
};
