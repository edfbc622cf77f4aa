import { apiError } from '../../errors/error.ts';
import type { Wire } from '../../spec/types.ts';
import { madeDigest, madeInt } from '../kernel/ids.ts';
import { inMillis, minuteMs } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { imageLayer } from './media-types.ts';
import type { ArtifactRow, BuildStepRow } from './rows.ts';

type Facts = Pick<World<unknown>, 'seed' | 'profile'>;

const from = (digest: string): string => `/bin/sh -c #(nop) ADD file:${digest.slice('sha256:'.length)} in / `;

/** The steps of a common image: a base, what is installed on it, and how it is started. */
const commands = (digest: string): readonly (readonly [command: string, share: number])[] => [
  [from(digest), 60],
  ['/bin/sh -c #(nop)  CMD ["/bin/sh"]', 0],
  ['RUN /bin/sh -c apk add --no-cache ca-certificates # buildkit', 10],
  ['WORKDIR /app', 0],
  ['COPY . /app # buildkit', 30],
  ['ENTRYPOINT ["/app/run"]', 0],
];

/** A history that follows from the seed and the digest; its layers together are a little smaller than the artifact. */
const madeHistory = ({ digest, size, push_time }: ArtifactRow, seed: number): readonly BuildStepRow[] => {
  const key = `${seed} history ${digest}`;
  const begunMs = Date.parse(push_time) - madeInt(key, 10, 600) * minuteMs;
  return commands(madeDigest(`${key} base`)).map(([created_by, share], index) => ({
    created: inMillis(begunMs + index * 1000),
    created_by,
    empty_layer: share === 0,
    media_type: share === 0 ? '' : imageLayer,
    size: Math.floor((size * share) / 101),
    digest: share === 0 ? '' : madeDigest(`${key} layer ${index}`),
  }));
};

/** How many layers an artifact has, as its history tells; an index has none of its own. */
export const layerCount = ({ build_history, children, type }: ArtifactRow): number => {
  if (build_history !== undefined) return build_history.filter(({ empty_layer }) => !empty_layer).length;
  if (children !== undefined) return 0;
  return type === 'CHART' ? 1 : commands('').filter(([, share]) => share > 0).length;
};

const toStep = ({ created, media_type, ...row }: BuildStepRow, { profile }: Facts): Wire<'BuildHistory'> => {
  const keys = profile['artifacts.history_time_key'];
  return {
    ...(keys !== 'created_at' && { created }),
    ...(keys !== 'created' && { created_at: created }),
    ...row,
    mediaType: media_type,
  };
};

export const toBuildHistories = (artifact: ArtifactRow, { seed, profile }: Facts): Wire<'BuildHistories'> => {
  const isChart = artifact.type === 'CHART';
  if (isChart && profile['artifacts.history_of_chart'] === 'reject') {
    throw apiError('refused', { detail: `addition build_history isn't supported for ${artifact.type}` });
  }
  const rows = artifact.build_history ?? (isChart ? [] : madeHistory(artifact, seed));
  return { build_histories: rows.map((row) => toStep(row, { seed, profile })), total: rows.length };
};
