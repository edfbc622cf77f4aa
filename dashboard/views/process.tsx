import { address, setQuery } from '../address.ts';
import { ask, askText } from '../api.ts';
import { changes } from '../changes.ts';
import { Problem } from '../parts/problem.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { Table } from '../parts/table.tsx';
import { useData } from '../parts/use-data.ts';
import { ViewHead } from '../parts/view-head.tsx';
import { shown } from '../text.ts';
import { words } from '../words.ts';
import { type Figure, figuresIn } from './process/figures.ts';

const Health = () => {
  const { process } = words.value;
  const { data } = useData(() => ask('get', '/_fake/health'), ['health', changes.calls.value]);
  if (data === undefined) return null;
  return (
    <p>
      {process.state(`fake-swr ${data.version}`, process.states[data.status])}
      {data.behind !== undefined && data.behind > 0 && ` ${process.behind(data.behind)}`}
      {data.reason !== undefined && ` ${shown(data.reason)}`}
    </p>
  );
};

const amount = ({ value }: Figure): string =>
  Number.isInteger(value) ? words.value.count(value) : value.toPrecision(4);

/** Counts and times of the process, as Prometheus reads them; how far the log is, is one of them. */
export const Process = () => {
  const wanted = address.value.query.q ?? '';
  const { data, error, reload } = useData(() => askText('/_fake/metrics'), ['metrics', changes.calls.value]);
  const { views, process, name } = words.value;
  const figures = figuresIn(data ?? '').filter((figure) => `${figure.name} ${figure.labels}`.includes(wanted));
  return (
    <>
      <ViewHead title={views.process}>{process.about}</ViewHead>
      <div class="stack">
        <Health />
        <SearchField id="figures" label={process.search} value={wanted} onType={(q) => setQuery({ q })} />
        <Problem error={error} onRetry={reload} />
        {data !== undefined && (
          <Table
            label={process.figures}
            heads={[name, process.labels, process.value]}
            numbers={[2]}
            empty={process.none}
            rows={figures.slice(0, 300).map((figure) => ({
              key: `${figure.name} ${figure.labels}`,
              cells: [
                <span key="name" class="mono" title={figure.help}>
                  {figure.name}
                </span>,
                <span key="labels" class="mono small wrap">
                  {shown(figure.labels)}
                </span>,
                amount(figure),
              ],
            }))}
          />
        )}
      </div>
    </>
  );
};
