import type { BuildStepRow } from '../world/resources/rows.ts';
import { blobsKey } from '../world/resources/tables.ts';
import { placeOf, type RegistryCall } from './call.ts';

/** Configs are small; a larger one is not looked into. */
const configLimitBytes = 1024 * 1024;

interface Descriptor {
  readonly digest?: string;
  readonly size?: number;
  readonly mediaType?: string;
}

interface Step {
  readonly created?: string;
  readonly created_by?: string;
  readonly empty_layer?: boolean;
}

const parsed = <Value>(text: string): Partial<Value> => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Partial<Value>) : {};
  } catch {
    return {};
  }
};

const bytesOf = async (opened: Buffer | AsyncIterable<Buffer>): Promise<Buffer> => {
  if (Buffer.isBuffer(opened)) return opened;
  const chunks: Buffer[] = [];
  for await (const chunk of opened) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};

/** Each step with its layer, if it has one: those come in the same order. */
const stepsOf = (history: readonly Step[], layers: readonly Descriptor[]): readonly BuildStepRow[] => {
  let next = 0;
  return history.map(({ created = '1970-01-01T00:00:00Z', created_by = '', empty_layer = false }) => {
    const layer = empty_layer ? undefined : layers[next];
    if (!empty_layer) next += 1;
    return {
      ...{ created, created_by, empty_layer },
      ...{ media_type: layer?.mediaType ?? '', size: layer?.size ?? 0, digest: layer?.digest ?? '' },
    };
  });
};

/** How an image was built, as its config tells; undefined where it tells nothing. What is malformed is not refused here. */
export const historyOf = async (call: RegistryCall, content: string): Promise<readonly BuildStepRow[] | undefined> => {
  const { config, layers = [] } = parsed<{ config: Descriptor; layers: readonly Descriptor[] }>(content);
  const { digest = '', size = 0 } = config ?? {};
  if (size > configLimitBytes || !Array.isArray(layers)) return undefined;
  const { instance_id, namespace_name, repository_name } = placeOf(call);
  const isThere = await call.read(({ tables }) => {
    const namespace = tables.namespaces.named(instance_id, namespace_name);
    return namespace && tables.blobLinks.named(blobsKey(namespace.id, repository_name), digest) !== undefined;
  });
  const opened = isThere ? call.store.open(digest) : undefined;
  if (opened === undefined) return undefined;
  const { history } = parsed<{ history: readonly Step[] }>((await bytesOf(opened)).toString('utf8'));
  return Array.isArray(history) && history.length > 0 ? stepsOf(history, layers) : undefined;
};
