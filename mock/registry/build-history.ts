import { JsonError, readJson } from '../errors/json.ts';
import { type Fields, isFields } from '../wire/body-pattern.ts';
import { isTime } from '../world/kernel/row-check.ts';
import type { BuildStepRow } from '../world/resources/rows.ts';
import { blobsKey } from '../world/resources/tables.ts';
import { placeOf, type RegistryCall } from './call.ts';

/** Configs are small; a larger one is not looked into. */
const configLimitBytes = 1024 * 1024;

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const fieldsIn = (value: unknown): Fields => (isFields(value) ? value : {});

const parsed = (bytes: Buffer): Fields => {
  try {
    return fieldsIn(readJson(bytes));
  } catch (error) {
    if (error instanceof JsonError) return {};
    throw error;
  }
};

const bytesOf = async (opened: Buffer | AsyncIterable<Buffer>): Promise<Buffer> => {
  if (Buffer.isBuffer(opened)) return opened;
  const chunks: Buffer[] = [];
  for await (const chunk of opened) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
};

/** A field that is left out has its value; one of another type makes the history unreadable, as for a program in Go. */
const fieldOf = <Value extends string | boolean>(step: Fields, name: string, usual: Value): Value => {
  const value = step[name] ?? usual;
  if (typeof value !== typeof usual) throw new JsonError(`${name} is of another type`);
  return value as Value;
};

const createdOf = (step: Fields): string => {
  const created = fieldOf(step, 'created', '1970-01-01T00:00:00Z');
  if (!isTime(created)) throw new JsonError('created is not a time');
  return created;
};

/** Each step with its layer, if it has one: those come in the same order. */
const stepsOf = (history: readonly unknown[], layers: readonly unknown[]): readonly BuildStepRow[] => {
  let next = 0;
  return history.map((given) => {
    const step = given ?? {};
    if (!isFields(step)) throw new JsonError('a step is of another type');
    const empty_layer = fieldOf(step, 'empty_layer', false);
    const { mediaType, size, digest } = fieldsIn(empty_layer ? undefined : layers[next]);
    if (!empty_layer) next += 1;
    return {
      created: createdOf(step),
      created_by: fieldOf(step, 'created_by', ''),
      empty_layer,
      media_type: String(mediaType ?? ''),
      size: Number(size ?? 0),
      digest: String(digest ?? ''),
    };
  });
};

const readable = (history: readonly unknown[], layers: readonly unknown[]): readonly BuildStepRow[] | undefined => {
  try {
    return history.length === 0 ? undefined : stepsOf(history, layers);
  } catch (error) {
    if (error instanceof JsonError) return undefined;
    throw error;
  }
};

/** The config of an image, where it has been pushed and is small enough. */
const configBytes = async (call: RegistryCall, digest: string): Promise<Buffer | undefined> => {
  const { instance_id, namespace_name, repository_name } = placeOf(call);
  const link = await call.read(({ tables }) => {
    const namespace = tables.namespaces.named(instance_id, namespace_name);
    return namespace && tables.blobLinks.named(blobsKey(namespace.id, repository_name), digest);
  });
  const opened = link === undefined || link.size > configLimitBytes ? undefined : call.store.open(digest);
  return opened && bytesOf(opened);
};

/** How an image was built, as its config tells; undefined where it tells nothing. What is malformed is not refused here. */
export const historyOf = async (call: RegistryCall, content: string): Promise<readonly BuildStepRow[] | undefined> => {
  const { config, layers } = parsed(Buffer.from(content));
  const bytes = await configBytes(call, String(fieldsIn(config).digest));
  return bytes && readable(listIn(parsed(bytes).history), listIn(layers));
};
