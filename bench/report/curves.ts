import type { Curve } from '../growth/curve.ts';
import { drawing, element, line, text } from './svg.ts';

export interface CurveChart {
  readonly curve: Pick<Curve, 'points'>;
  readonly title: string;
  /** Below the x axis. */
  readonly axis: string;
  readonly scale: 'linear' | 'log';
}

const panel = { width: 400, height: 230, left: 60, right: 24, top: 40, bottom: 48 };
const columns = 2;
const head = 58;
const highest = 1.4;

const short = (value: number): string => {
  if (value >= 1_000_000) return `${value / 1_000_000} M`;
  return value >= 1000 ? `${value / 1000} k` : String(value);
};

const scaleOf = ({ curve, scale }: CurveChart): ((value: number) => number) => {
  const xs = curve.points.map(({ x }) => x);
  const change = (value: number) => (scale === 'log' ? Math.log10(value) : value);
  const [from, to] = [change(Math.min(...xs)), change(Math.max(...xs))];
  return (value) => panel.left + ((change(value) - from) / (to - from)) * (panel.width - panel.left - panel.right);
};

const y = (share: number): number =>
  panel.top + (1 - Math.min(share, highest) / highest) * (panel.height - panel.top - panel.bottom);

/** Not all of many points, but the first, the last and some between. */
const ticksOf = ({ curve: { points } }: CurveChart): readonly number[] => {
  if (points.length <= 7) return points.map((point) => point.x);
  return [0, 0.25, 0.5, 0.75, 1].map((part) => points[Math.round(part * (points.length - 1))]?.x ?? 0);
};

const panelOf = (chart: CurveChart): string => {
  const { curve, title, axis } = chart;
  const x = scaleOf(chart);
  const grid = [0, 0.25, 0.5, 0.75, 1, 1.25].map(
    (share) =>
      line(panel.left, y(share), panel.width - panel.right, y(share), share === 0 ? 'axis' : 'grid') +
      text(`${share * 100} %`, panel.left - 8, y(share) + 4, { class: 'quiet', 'text-anchor': 'end' }),
  );
  const ticks = ticksOf(chart).map((value) =>
    text(short(value), x(value), y(0) + 17, { class: 'quiet', 'text-anchor': 'middle' }),
  );
  const { points } = curve;
  const upper = points.map((point) => `${x(point.x).toFixed(1)},${y(point.share.high).toFixed(1)}`);
  const lower = points.map((point) => `${x(point.x).toFixed(1)},${y(point.share.low).toFixed(1)}`).toReversed();
  const medians = points.map((point) => `${x(point.x).toFixed(1)},${y(point.share.median).toFixed(1)}`);
  const dots = points.map((point) =>
    element('circle', { cx: x(point.x), cy: y(point.share.median), r: points.length > 7 ? 2 : 3.5, class: 'own' }),
  );
  return [
    text(title, 16, 22, { class: 'strong' }),
    ...grid,
    ...ticks,
    element('g', { class: 'own' }, element('polygon', { points: [...upper, ...lower].join(' '), class: 'band' })),
    element('g', { class: 'own' }, element('polyline', { points: medians.join(' '), class: 'line' })),
    ...dots,
    text(axis, (panel.left + panel.width - panel.right) / 2, y(0) + 36, { class: 'quiet', 'text-anchor': 'middle' }),
  ].join('');
};

/** Panels two abreast; each starts at 100 % and should stay there. */
export const curveChart = (title: string, subtitle: string, charts: readonly CurveChart[]): string => {
  const panels = charts.map((chart, index) => {
    const at = `translate(${(index % columns) * panel.width} ${head + Math.floor(index / columns) * panel.height})`;
    return element('g', { transform: at }, panelOf(chart));
  });
  const rows = Math.ceil(charts.length / columns);
  const heads = [text(title, 16, 26, { class: 'title' }), text(subtitle, 16, 45, { class: 'quiet' })];
  return drawing(columns * panel.width + 16, head + rows * panel.height, title, [...heads, ...panels]);
};
