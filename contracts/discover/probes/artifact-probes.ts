import { asRecords, type Fields, pointed, shown } from '../../service/json.ts';
import type { PathValues } from '../../service/path.ts';
import type { ProbeContext } from './context.ts';
import { orderOf } from './orders.ts';
import { observed, type ProbesOf, quoted, unclear } from './probe.ts';
import { namesOf, tagsOf } from './records.ts';
import type { Repository } from './repositories.ts';

interface Signed {
  readonly repository: Repository;
  readonly artifact: Fields;
  readonly accessories: readonly Fields[];
}

const artifactAt = ({ at }: Repository, { digest }: Fields): PathValues => ({ ...at, reference: String(digest) });

/** An artifact with that many accessories. Signatures that are among the artifacts have none, or are not found. */
const signed = ({ repositories, call }: ProbeContext, fewest = 1): Promise<Signed> =>
  repositories.search(
    async (repository, artifacts) => {
      for (const artifact of artifacts) {
        const query = { limit: 100 };
        const { body } = await call('ListInstanceAccessories', artifactAt(repository, artifact), { query });
        const accessories = asRecords(pointed(body, '/accessories'));
        if (accessories.length >= fewest) return { repository, artifact, accessories };
      }
      return undefined;
    },
    fewest === 1 ? 'signed artifact' : `artifact with ${fewest} accessories`,
  );

export const artifactProbes: ProbesOf<
  | 'repositories.name'
  | 'artifacts.reference_is_tag'
  | 'artifacts.order'
  | 'artifacts.order_of_tags'
  | 'artifacts.order_of_accessories'
  | 'artifacts.signatures_among_artifacts'
  | 'signature.tag_of_signature'
> = {
  'repositories.name': {
    effect: 'read',
    ask: ({ repositories, call }) =>
      repositories.search(async ({ at, namespace, name, shownName }) => {
        const { status } = await call('ShowInstanceRepository', at);
        const seen = `${shownName} is listed in ${namespace}, and its path with ${name} gives ${status}`;
        if (status !== 200) return unclear(seen);
        if (shownName === name) return observed('plain', seen);
        return shownName === `${namespace}/${name}` ? observed('with_namespace', seen) : unclear(seen);
      }, 'repository with an artifact'),
  },
  'artifacts.reference_is_tag': {
    effect: 'read',
    ask: ({ repositories, call }) =>
      repositories.search(async ({ at }, artifacts) => {
        const artifact = artifacts.find((item) => tagsOf(item).length > 0);
        const [tag] = artifact === undefined ? [] : tagsOf(artifact);
        if (artifact === undefined || tag === undefined) return undefined;
        const answer = await call('ShowInstanceArtifact', { ...at, reference: tag });
        const seen = `${tag} of ${artifact.digest}: ${quoted(answer)}`;
        if (answer.status === 400) return observed('reject', seen);
        if (answer.status === 404) return observed('not_found', seen);
        const isSame = answer.status === 200 && pointed(answer.body, '/digest') === artifact.digest;
        return isSame ? observed('resolve', seen) : unclear(seen);
      }, 'artifact with a tag'),
  },
  'artifacts.order': {
    effect: 'read',
    ask: ({ repositories }) =>
      repositories.search(
        async (_, artifacts) => (artifacts.length < 3 ? undefined : orderOf(artifacts, 'artifacts')),
        'repository with 3 artifacts',
      ),
  },
  'artifacts.order_of_tags': {
    effect: 'read',
    ask: ({ repositories, list }) =>
      repositories.search(async ({ at }) => {
        const tags = await list('ListInstanceTags', at, { query: { is_accessory: false } });
        return tags.length < 3 ? undefined : orderOf(tags, 'tags');
      }, 'repository with 3 tags'),
  },
  'artifacts.order_of_accessories': {
    effect: 'read',
    ask: async (context) => {
      // On a fake every artifact has then one signature of the seed's at most and one of another key.
      if (context.target.kind === 'fake') await context.executions.ended();
      const { accessories } = await signed(context, 2);
      return orderOf(accessories, 'accessories', { fewest: 2 });
    },
  },
  'artifacts.signatures_among_artifacts': {
    effect: 'read',
    ask: async (context) => {
      const { repository, artifact, accessories } = await signed(context);
      const listed = (await context.list('ListInstanceArtifacts', repository.at)).map(({ digest }) => digest);
      const among = accessories.filter(({ digest }) => listed.includes(digest));
      const seen = `${among.length} of ${accessories.length} signatures of ${artifact.digest} among ${listed.length} artifacts`;
      if (among.length === 0) return observed('hidden', seen);
      return among.length === accessories.length ? observed('listed', seen) : unclear(seen);
    },
  },
  'signature.tag_of_signature': {
    effect: 'read',
    ask: async (context) => {
      const { repository, artifact, accessories } = await signed(context);
      const tags = await context.list('ListInstanceTags', repository.at);
      const digests = accessories.map(({ digest }) => digest);
      const names = namesOf(tags.filter(({ digest }) => digests.includes(digest)));
      const cosign = `${String(artifact.digest).replace(':', '-')}.sig`;
      const seen = `the signatures of ${artifact.digest} have the tags ${shown(names)}`;
      if (names.length === 0 && !namesOf(tags).includes(cosign)) return observed('none', seen);
      return names.every((name) => name === cosign) && names.length > 0 ? observed('cosign', seen) : unclear(seen);
    },
  },
};
