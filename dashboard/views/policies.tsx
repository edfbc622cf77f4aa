import { address, linkTo, setQuery } from '../address.ts';
import { ask, type Schemas } from '../api.ts';
import { changes } from '../changes.ts';
import { Choice } from '../parts/choice.tsx';
import { Paged } from '../parts/paged.tsx';
import { offsetOf } from '../parts/pager.tsx';
import { Status, toneOf } from '../parts/shape.tsx';
import { Table } from '../parts/table.tsx';
import { useData } from '../parts/use-data.ts';
import { ViewHead } from '../parts/view-head.tsx';
import { projectId } from '../state.ts';
import { shown, timeOf } from '../text.ts';
import { words } from '../words.ts';

type Policy = Schemas['BrowsedPolicy'];

const limit = 50;
const families = ['signature', 'retention', 'replication', 'gc', 'webhooks', 'immutability'] as const;

/** Where its runs are shown; jobs of webhooks have a view of their own, immutable rules have none. */
const runsOf = ({ family, id }: Policy): string | undefined => {
  if (family === 'immutability') return undefined;
  return family === 'webhooks'
    ? linkTo('webhooks', { policy: String(id) })
    : linkTo('runs', { family, policy: String(id) });
};

const Runs = ({ policy }: { readonly policy: Policy }) => {
  const href = runsOf(policy);
  const amount = words.value.count(policy.runs);
  return href === undefined || policy.runs === 0 ? <span>{amount}</span> : <a href={href}>{amount}</a>;
};

const LastRun = ({ last }: { readonly last: Policy['last_run'] }) =>
  last === undefined ? (
    <span class="muted">–</span>
  ) : (
    <span>
      <Status tone={toneOf(last.status)} word={last.status} /> <span class="muted mono">{timeOf(last.started_at)}</span>
    </span>
  );

const Starts = ({ policy: { trigger, cron } }: { readonly policy: Policy }) => (
  <span>
    {words.value.policies.triggers[trigger]} {cron !== undefined && <code>{shown(cron)}</code>}
  </span>
);

/** The policies of all families: what starts them, when they are due next, and how the last run fared. */
export const Policies = () => {
  const { family = '', offset: from } = address.value.query;
  const offset = offsetOf(from);
  const ofFamily = families.find((one) => one === family);
  const query = { project_id: projectId.value, offset, limit, ...(ofFamily === undefined ? {} : { family: ofFamily }) };
  const loaded = useData(
    () => ask('get', '/_fake/browse/policies', { query }),
    [`policies ${family} ${offset}`, changes.rows.value, changes.runs.value],
  );
  const { views, policies, families: names, name, all, yes, no } = words.value;
  return (
    <>
      <ViewHead title={views.policies} />
      <div class="stack">
        <Choice
          id="policy-family"
          label={policies.family}
          value={family}
          options={[['', all], ...families.map((one) => [one, names[one]] as const)]}
          onChoose={(chosen) => setQuery({ family: chosen, offset: undefined })}
        />
        <Paged loaded={loaded} offset={offset} limit={limit}>
          {(data) => (
            <Table
              label={views.policies}
              heads={[
                name,
                policies.family,
                policies.namespace,
                policies.enabled,
                policies.starts,
                policies.next,
                policies.runs,
                policies.last,
              ]}
              numbers={[6]}
              empty={policies.none}
              rows={data.policies.map((policy) => ({
                key: `${policy.family} ${policy.id}`,
                cells: [
                  `${shown(policy.name) || '–'} (${policy.id})`,
                  names[policy.family],
                  policy.namespace_name === undefined ? (
                    <span class="muted">{policies.instance}</span>
                  ) : (
                    shown(policy.namespace_name)
                  ),
                  policy.enabled ? yes : no,
                  <Starts key="starts" policy={policy} />,
                  <span key="next" class="mono">
                    {timeOf(policy.next_due_at) || '–'}
                  </span>,
                  <Runs key="runs" policy={policy} />,
                  <LastRun key="last" last={policy.last_run} />,
                ],
              }))}
            />
          )}
        </Paged>
      </div>
    </>
  );
};
