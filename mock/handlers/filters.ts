import { filter, type Sequence } from '../world/kernel/paging.ts';
import type { Rows } from '../world/kernel/table.ts';
import type { World } from '../world/kernel/world.ts';
import type { InstanceRow } from '../world/resources/rows.ts';
import type { Tables } from '../world/tables.ts';

/** Whether something has the name that a list asks for. */
export const named =
  (wanted: string | undefined, how: 'exact' | 'contains' = 'contains') =>
  ({ name }: { readonly name: string }): boolean =>
    wanted === undefined || (how === 'exact' ? name === wanted : name.includes(wanted));

/** Those that have the status that a list asks for. */
export const ofStatus = <Item extends { readonly status: string }>(
  all: Sequence<Item>,
  wanted: string | undefined,
): Sequence<Item> => (wanted === undefined ? all : filter(all, ({ status }) => status === wanted));

/** The rows under the namespaces of an instance, or under the one that a list asks for. */
export const inNamespaces = <Row>(
  { id: instance_id }: InstanceRow,
  wanted: number | undefined,
  rows: Rows<Row>,
  { tables }: World<Tables>,
): readonly Row[] =>
  tables.namespaces
    .under(instance_id)
    .filter(({ id }) => wanted === undefined || id === wanted)
    .flatMap(({ id }) => rows.under(id));

/** The view of what is listed as it is. */
export const asItIs = <Item>(item: Item): Item => item;
