import { pathIn } from '../../service/client.ts';
import { type Answer, Unmet } from '../../service/exchange.ts';
import { asFields, type Fields, pointed } from '../../service/json.ts';
import type { PathValues } from '../../service/path.ts';
import type { ProbeContext } from './context.ts';
import { byStatus, observed, type ProbesOf, quoted, unclear, unobserved } from './probe.ts';

const pauseMs = 500;
const mostPauses = 240;

/** Asks until it is no longer going on. */
const settled = async ({ target }: ProbeContext, ask: () => Promise<Answer>): Promise<Answer> => {
  for (let pause = 0; pause < mostPauses; pause += 1) {
    const answer = await ask();
    if (!/ing$/.test(String(pointed(answer.body, '/status'))) || isRunning(answer)) return answer;
    await target.pause(pauseMs);
  }
  throw new Unmet('a change of access did not end');
};

const isRunning = ({ body }: Answer): boolean => pointed(body, '/status') === 'Running';

interface Made {
  readonly created: Answer;
  readonly at: PathValues;
  readonly show: () => Promise<Answer>;
}

/** Tries to give a VPC access that need not be there: a service may refuse it. */
const create = async ({ call, cleanUp, instance }: ProbeContext, vpc_id: string, subnet_id: string): Promise<Made> => {
  const path = await instance();
  const body = { project_id: path.project_id, vpc_id, subnet_id, description: 'made by fake-swr probe' };
  const created = await call('CreateInstanceInternalEndpoint', path, { body });
  const at = { ...path, internal_endpoints_id: String(pointed(created.body, '/id')) };
  if (created.status === 201) cleanUp.add(pathIn('DeleteInstanceInternalEndpoint', at));
  return { created, at, show: () => call('ShowInstanceInternalEndpoint', at) };
};

const refusals = { 400: 'reject', 409: 'reject' } as const;

/** Switches public access and waits until that is done; the status that it comes to. */
const switched = async (context: ProbeContext, enable: boolean): Promise<unknown> => {
  const at = await context.instance();
  const answer = await context.call('CreateInstanceEndpointPolicy', at, { body: { enable } });
  if (answer.status !== 202) throw new Unmet(`public access cannot be switched: ${quoted(answer)}`);
  const policy = await settled(context, () => context.call('ShowInstanceEndpointPolicy', at));
  return pointed(policy.body, '/status');
};

/** An address that nobody has. Source: RFC 5737. */
const nobody = [{ ip: '192.0.2.1' }];

const policyOf = async ({ call, instance }: ProbeContext): Promise<Fields> =>
  asFields((await call('ShowInstanceEndpointPolicy', await instance())).body);

export const accessProbes: ProbesOf<
  | 'access.pace'
  | 'access.list_while_closed'
  | 'access.list_of_closed'
  | 'access.second_endpoint'
  | 'access.delete_again'
> = {
  'access.pace': {
    effect: 'write',
    ask: async (context) => {
      const { created, show } = await create(context, context.newName(), context.newName());
      if (created.status !== 201) return unclear(quoted(created));
      const first = await show();
      if (isRunning(first)) return observed('instant', 'a new internal endpoint was Running at once');
      const last = await settled(context, show);
      const seen = `a new internal endpoint was ${pointed(first.body, '/status')}, then ${pointed(last.body, '/status')}`;
      if (isRunning(last)) return observed('seconds', seen);
      return pointed(last.body, '/status') === 'CreateError' ? observed('fails', seen) : unclear(seen);
    },
  },
  'access.list_while_closed': {
    effect: 'write',
    ask: async (context) => {
      const { status, ip_list } = await policyOf(context);
      if (status === 'Enable') return unobserved('not asked: the public network has access');
      const at = await context.instance();
      const answer = await context.call('UpdateInstanceEndpointPolicy', at, { body: { ip_list } });
      return byStatus(answer, { ...refusals, 200: 'accept' });
    },
  },
  'access.list_of_closed': {
    effect: 'write',
    ask: async (context) => {
      const { status, ip_list } = await policyOf(context);
      if (status === 'Enable') return unobserved('not asked: the public network has access');
      const at = await context.instance();
      if ((await switched(context, true)) !== 'Enable')
        return unobserved('masked: public access cannot be given (see access.pace)');
      await context.call('UpdateInstanceEndpointPolicy', at, { body: { ip_list: nobody } });
      await switched(context, false);
      const left = ((await policyOf(context)).ip_list as readonly unknown[]).length;
      await switched(context, true);
      await context.call('UpdateInstanceEndpointPolicy', at, { body: { ip_list } });
      await switched(context, false);
      return observed(left > 0 ? 'kept' : 'cleared', `${left} of 1 entries left after public access was switched off`);
    },
  },
  'access.second_endpoint': {
    effect: 'write',
    ask: async (context) => {
      const [vpc, subnet, other] = [context.newName(), context.newName(), context.newName()];
      const first = await create(context, vpc, subnet);
      if (first.created.status !== 201) return unclear(quoted(first.created));
      const inOther = await create(context, vpc, other);
      if (inOther.created.status !== 201) return byStatus(inOther.created, refusals);
      const { created } = await create(context, vpc, subnet);
      return byStatus(created, { 201: 'accept', 400: 'other_subnet', 409: 'other_subnet' });
    },
  },
  'access.delete_again': {
    effect: 'write',
    ask: async (context) => {
      const { created, at, show } = await create(context, context.newName(), context.newName());
      if (created.status !== 201) return unclear(quoted(created));
      await settled(context, show);
      await context.call('DeleteInstanceInternalEndpoint', at);
      const now = await show();
      if (now.status === 404) return unobserved('masked: an internal endpoint was gone at once (see access.pace)');
      const again = await context.call('DeleteInstanceInternalEndpoint', at);
      return byStatus(again, { 204: 'accept', 404: 'not_found' });
    },
  },
};
