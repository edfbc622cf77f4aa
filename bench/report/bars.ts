import type { Spread } from '../measure/stats.ts';
import { drawing, element, line, more, text } from './svg.ts';

interface Bar {
  readonly label: string;
  readonly ratio: Spread;
  /** Shown beside the ratio. */
  readonly detail: string;
  readonly own: boolean;
}

export interface BarChart {
  readonly title: string;
  readonly subtitle: string;
  readonly bars: readonly Bar[];
  /** Where the target is, and what to call it. */
  readonly target?: { readonly at: number; readonly name: string };
}

/** Of the bars at their longest. */
const length = 440;
const right = 190;
/** Of a character of a label, on average. */
const characterWidth = 7;
const top = 74;
const row = 34;
const thick = 18;

const niceStep = (top: number): number => [0.25, 0.5, 1, 2, 5, 10].find((step) => top / step <= 8) ?? 20;

/** Bars from 0 with a whisker from the lowest to the highest round. */
export const barChart = ({ title, subtitle, bars, target }: BarChart): string => {
  const most = Math.max(...bars.map(({ ratio }) => ratio.high), target?.at ?? 0);
  const step = niceStep(most);
  const end = Math.ceil(most / step) * step;
  const left = Math.max(...bars.map(({ label }) => label.length)) * characterWidth + 28;
  const x = (value: number): number => left + (value / end) * length;
  const bottom = top + bars.length * row;
  const ticks = Array.from({ length: Math.round(end / step) + 1 }, (_, index) => index * step);
  const grid = ticks.map(
    (tick) =>
      line(x(tick), top - 6, x(tick), bottom, tick === 0 ? 'axis' : 'grid') +
      text(`${tick}×`, x(tick), bottom + 18, { class: 'quiet', 'text-anchor': 'middle' }),
  );
  const rows = bars.map(({ label, ratio, detail, own }, index) => {
    const y = top + index * row + (row - thick) / 2;
    const middle = y + thick / 2;
    const kind = own ? 'own' : 'other';
    const { median, low, high } = ratio;
    const cap = (at: number) => line(x(at), middle - 4, x(at), middle + 4, 'whisker');
    return [
      text(label, left - 12, middle + 4.5, { 'text-anchor': 'end', class: own ? 'strong' : undefined }),
      element('rect', { x: left, y, width: Math.max(1, x(median) - left), height: thick, rx: 2, class: kind }),
      line(x(low), middle, x(high), middle, 'whisker') + cap(low) + cap(high),
      text(
        `${median.toFixed(2)}×`,
        x(high) + 10,
        middle + 4.5,
        { class: own ? 'strong' : undefined },
        more(detail, 8, 'quiet'),
      ),
    ].join('');
  });
  const mark =
    target === undefined
      ? []
      : [
          line(x(target.at), top - 8, x(target.at), bottom, 'mark'),
          text(target.name, x(target.at), top - 13, { class: 'note', 'text-anchor': 'middle' }),
        ];
  const heads = [text(title, 16, 26, { class: 'title' }), text(subtitle, 16, 45, { class: 'quiet' })];
  return drawing(left + length + right, bottom + 30, title, [...heads, ...grid, ...mark, ...rows]);
};
