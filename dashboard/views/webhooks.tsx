import { address, setQuery } from '../address.ts';
import { ask, type Schemas } from '../api.ts';
import { changes } from '../changes.ts';
import { Facts } from '../parts/facts.tsx';
import { Paged } from '../parts/paged.tsx';
import { offsetOf } from '../parts/pager.tsx';
import { Status, toneOf } from '../parts/shape.tsx';
import { Table } from '../parts/table.tsx';
import { useData } from '../parts/use-data.ts';
import { Value } from '../parts/value.tsx';
import { ViewHead } from '../parts/view-head.tsx';
import { projectId } from '../state.ts';
import { shown, timeOf } from '../text.ts';
import { words } from '../words.ts';

type Job = Schemas['BrowsedWebhook'];

const limit = 50;

const Detail = ({ job }: { readonly job: Job }) => {
  const { webhooks } = words.value;
  return (
    <section class="panel stack" aria-label={webhooks.job(job.id)}>
      <h2>{webhooks.job(job.id)}</h2>
      <Facts
        facts={[
          [words.value.status, <Status key="status" tone={toneOf(job.status)} word={job.status} />],
          [webhooks.said, job.status_text && shown(job.status_text)],
          [webhooks.address, job.address && <code key="address">{shown(job.address)}</code>],
          [webhooks.attempts, job.attempts === undefined ? undefined : String(job.attempts)],
          [webhooks.next, job.next_attempt_at && timeOf(job.next_attempt_at)],
          [webhooks.updated, timeOf(job.updated_at)],
        ]}
      />
      <h3>{webhooks.payload}</h3>
      <Value value={job.payload} label={webhooks.payload} />
    </section>
  );
};

/** The jobs of webhooks: what is sent to whom, and how that goes. */
export const Webhooks = () => {
  const { policy, job: chosen, offset: from } = address.value.query;
  const offset = offsetOf(from);
  const query = {
    project_id: projectId.value,
    offset,
    limit,
    ...(policy === undefined ? {} : { policy_id: Number(policy) }),
  };
  const loaded = useData(
    () => ask('get', '/_fake/browse/webhooks', { query }),
    [`webhooks ${policy} ${offset}`, changes.rows.value, changes.runs.value],
  );
  const open = loaded.data?.webhooks.find(({ id }) => String(id) === chosen);
  const { views, webhooks, status } = words.value;
  return (
    <>
      <ViewHead title={views.webhooks}>{loaded.data && webhooks.modes[loaded.data.mode]}</ViewHead>
      <div class="stack">
        <Paged loaded={loaded} offset={offset} limit={limit}>
          {(data) => (
            <Table
              label={views.webhooks}
              heads={[
                webhooks.id,
                webhooks.event,
                webhooks.policy,
                webhooks.namespace,
                status,
                webhooks.address,
                webhooks.created,
              ]}
              empty={webhooks.none}
              rows={data.webhooks.map((job) => ({
                key: String(job.id),
                isChosen: String(job.id) === chosen,
                cells: [
                  <button key="id" type="button" class="link" onClick={() => setQuery({ job: String(job.id) }, 'add')}>
                    {webhooks.job(job.id)}
                  </button>,
                  shown(job.event_type),
                  shown(job.policy_name),
                  shown(job.namespace_name),
                  <Status key="status" tone={toneOf(job.status)} word={job.status} />,
                  <code key="address" class="wrap">
                    {shown(job.address ?? '')}
                  </code>,
                  <span key="created" class="mono">
                    {timeOf(job.created_at)}
                  </span>,
                ],
              }))}
            />
          )}
        </Paged>
        {open && <Detail key={open.id} job={open} />}
      </div>
    </>
  );
};
