import { pointed, shown } from '../../match.ts';
import type { Lab, Repository } from './context.ts';
import { type Item, namesOf, tagsOf } from './items.ts';
import { orderOf } from './orders.ts';
import { observed, type ProbesOf, quoted, unclear } from './probe.ts';

interface Signed {
  readonly repository: Repository;
  readonly artifact: Item;
  readonly accessories: readonly Item[];
}

/** An artifact with so many accessories. Signatures that stand among the artifacts have none, or are not found. */
const signed = (lab: Lab, fewest = 1): Promise<Signed> =>
  lab.inRepositories(
    async (repository, artifacts) => {
      for (const artifact of artifacts) {
        const { body } = await lab.get(`${repository.path}/artifacts/${artifact.digest}/accessories?limit=100`);
        const accessories = (pointed(body, '/accessories') ?? []) as readonly Item[];
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
    ask: ({ inRepositories, get }) =>
      inRepositories(async ({ path, namespace, name, shownName }) => {
        const inPath = await get(path);
        const seen = `${shownName} is listed in ${namespace}, and its path with ${name} gives ${inPath.status}`;
        if (inPath.status !== 200) return unclear(seen);
        if (shownName === name) return observed('plain', seen);
        return shownName === `${namespace}/${name}` ? observed('with_namespace', seen) : unclear(seen);
      }, 'repository with an artifact'),
  },
  'artifacts.reference_is_tag': {
    effect: 'read',
    ask: ({ inRepositories, get }) =>
      inRepositories(async ({ path }, artifacts) => {
        const artifact = artifacts.find((item) => tagsOf(item).length > 0);
        const [tag] = artifact === undefined ? [] : tagsOf(artifact);
        if (artifact === undefined || tag === undefined) return undefined;
        const answer = await get(`${path}/artifacts/${tag}`);
        const seen = `${tag} of ${artifact.digest}: ${quoted(answer)}`;
        if (answer.status === 400) return observed('reject', seen);
        if (answer.status === 404) return observed('not_found', seen);
        const isSame = answer.status === 200 && pointed(answer.body, '/digest') === artifact.digest;
        return isSame ? observed('resolve', seen) : unclear(seen);
      }, 'artifact with a tag'),
  },
  'artifacts.order': {
    effect: 'read',
    ask: ({ inRepositories }) =>
      inRepositories(
        async (_, artifacts) => (artifacts.length < 3 ? undefined : orderOf(artifacts, 'artifacts')),
        'repository with 3 artifacts',
      ),
  },
  'artifacts.order_of_tags': {
    effect: 'read',
    ask: ({ inRepositories, list }) =>
      inRepositories(async ({ tagsPath }) => {
        const tags = await list(`${tagsPath}?is_accessory=false`, 'tags');
        return tags.length < 3 ? undefined : orderOf(tags, 'tags');
      }, 'repository with 3 tags'),
  },
  'artifacts.order_of_accessories': {
    effect: 'read',
    ask: async (lab) => {
      // On a fake every artifact has then one signature of the seed's at most and one of another key.
      if (lab.target.kind === 'fake') await lab.runs.ended();
      const { accessories } = await signed(lab, 2);
      return orderOf(accessories, 'accessories', { fewest: 2 });
    },
  },
  'artifacts.signatures_among_artifacts': {
    effect: 'read',
    ask: async (lab) => {
      const { repository, artifact, accessories } = await signed(lab);
      const listed = (await lab.list(`${repository.path}/artifacts`, 'artifacts')).map(({ digest }) => digest);
      const among = accessories.filter(({ digest }) => listed.includes(digest));
      const seen = `${among.length} of ${accessories.length} signatures of ${artifact.digest} among ${listed.length} artifacts`;
      if (among.length === 0) return observed('hidden', seen);
      return among.length === accessories.length ? observed('listed', seen) : unclear(seen);
    },
  },
  'signature.tag_of_signature': {
    effect: 'read',
    ask: async (lab) => {
      const { repository, artifact, accessories } = await signed(lab);
      const tags = await lab.list(repository.tagsPath, 'tags');
      const digests = accessories.map(({ digest }) => digest);
      const names = namesOf(tags.filter(({ digest }) => digests.includes(digest)));
      const cosign = `${String(artifact.digest).replace(':', '-')}.sig`;
      const seen = `the signatures of ${artifact.digest} have the tags ${shown(names)}`;
      if (names.length === 0 && !namesOf(tags).includes(cosign)) return observed('none', seen);
      return names.every((name) => name === cosign) && names.length > 0 ? observed('cosign', seen) : unclear(seen);
    },
  },
};
