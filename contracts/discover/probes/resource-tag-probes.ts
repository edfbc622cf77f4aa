import { Misanswered } from '../../service/exchange.ts';
import { asRecords, type Fields, pointed, shown } from '../../service/json.ts';
import type { PathValues } from '../../service/path.ts';
import type { ProbeContext } from './context.ts';
import { observed, type ProbesOf, quoted, unclear } from './probe.ts';

interface Tag {
  readonly key: string;
  readonly value: string;
}

/** A namespace made for a probe, as a resource with tags. */
const tagged = async ({ target, call }: ProbeContext, tags: readonly Tag[] = []): Promise<PathValues> => {
  const at = await target.given('new namespace');
  const resource = { ...at, resource_id: String(at.instance_id), sub_resource_id: String(at.namespace_name) };
  if (tags.length === 0) return resource;
  const answer = await call('CreateSubResourceTags', resource, { body: { tags } });
  if (answer.status !== 204) throw new Misanswered('POST of tags', '204', quoted(answer));
  return resource;
};

const tagsAt = async ({ call }: ProbeContext, at: PathValues): Promise<readonly Tag[]> =>
  (pointed((await call('ListSubResourceTags', at)).body, '/tags') ?? []) as readonly Tag[];

const found = async ({ call }: ProbeContext, at: PathValues, body: object): Promise<readonly Fields[]> =>
  asRecords(pointed((await call('ListSubResourceInstances', at, { body })).body, '/resources'));

const numbered = (count: number): readonly Tag[] =>
  Array.from({ length: count }, (_, index) => ({ key: `fake-swr-verify-${index}`, value: '' }));

export const resourceTagProbes: ProbesOf<
  | 'tags.unknown_key'
  | 'tags.without_filter'
  | 'tags.quota'
  | 'tags.value_with_star'
  | 'tags.delete_by'
  | 'tags.sub_resource_id'
  | 'tags.order'
> = {
  'tags.unknown_key': {
    effect: 'write',
    ask: async (context) => {
      const at = await tagged(context, [{ key: context.newName(), value: '' }]);
      const tags = [{ key: context.newName(), values: [] }];
      const { length } = await found(context, at, { tags });
      const seen = `a key that nothing has found ${length} namespaces`;
      return observed(length === 0 ? 'documented' : 'ignore', seen);
    },
  },
  'tags.without_filter': {
    effect: 'write',
    ask: async (context) => {
      const at = await tagged(context);
      const all = await found(context, at, {});
      const isThere = all.some(({ resource_name }) => resource_name === at.namespace_name);
      const seen = `a namespace without tags was ${isThere ? '' : 'not '}found`;
      return observed(isThere ? 'everything' : 'tagged', seen);
    },
  },
  'tags.quota': {
    effect: 'write',
    ask: async (context) => {
      const at = await tagged(context, numbered(20));
      const statusWith = async (count: number): Promise<number> =>
        (await context.call('CreateSubResourceTags', at, { body: { tags: numbered(count) } })).status;
      if ((await statusWith(21)) >= 400) return observed('twenty', 'the 21st tag was refused');
      if ((await statusWith(50)) >= 400) return unclear('more than 20 tags were taken, 50 were not');
      return (await statusWith(51)) >= 400
        ? observed('fifty', 'the 51st tag was refused')
        : observed('none', '51 tags were taken');
    },
  },
  'tags.value_with_star': {
    effect: 'write',
    ask: async (context) => {
      const key = context.newName();
      const at = await tagged(context, [{ key, value: 'before-after' }]);
      const finds = async (value: string) =>
        (await found(context, at, { tags: [{ key, values: [value] }] })).length > 0;
      const [middle, end] = [await finds('*-'), await finds('*after')];
      const seen = `*- ${middle ? 'found' : 'did not find'} before-after, *after ${end ? 'did' : 'did not'}`;
      if (middle) return observed('contains', seen);
      return observed(end ? 'ends_with' : 'literal', seen);
    },
  },
  'tags.delete_by': {
    effect: 'write',
    ask: async (context) => {
      const at = await tagged(context, [{ key: 'one', value: 'is' }]);
      const answer = await context.call('DeleteSubResourceTags', at, {
        body: { tags: [{ key: 'one', value: 'is-not' }] },
      });
      const left = await tagsAt(context, at);
      const seen = `${answer.status}, and then ${shown(left)}`;
      return observed(left.length === 0 ? 'key' : 'key_and_value', seen);
    },
  },
  'tags.sub_resource_id': {
    effect: 'write',
    ask: async (context) => {
      const key = context.newName();
      const at = await tagged(context, [{ key, value: '' }]);
      const [resource] = await found(context, at, { tags: [{ key, values: [] }] });
      const seen = `resource_id ${shown(resource?.resource_id)} of namespace ${at.namespace_id} ${at.namespace_name}`;
      if (resource?.resource_id === at.namespace_name) return observed('name', seen);
      return resource?.resource_id === String(at.namespace_id) ? observed('number', seen) : unclear(seen);
    },
  },
  'tags.order': {
    effect: 'write',
    ask: async (context) => {
      const at = await tagged(
        context,
        ['b', 'c', 'a'].map((key) => ({ key, value: '' })),
      );
      const seen = (await tagsAt(context, at)).map(({ key }) => key).join(', ');
      const options = { 'a, b, c': 'by_key', 'b, c, a': 'oldest_first' } as const;
      const option = options[seen as keyof typeof options];
      return option === undefined ? unclear(seen) : observed(option, `b, c and a are listed as ${seen}`);
    },
  },
};
