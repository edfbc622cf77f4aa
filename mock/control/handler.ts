import type { components, operations } from '../../spec/generated/control.types.ts';
import type { Clock } from '../world/kernel/clock.ts';
import type { Profile } from '../world/kernel/profile.ts';
import type { World } from '../world/world.ts';
import type { Place, Worlds } from '../world/worlds.ts';

export type ControlId = keyof operations;
export type Schemas = components['schemas'];

// biome-ignore lint/suspicious/noConfusingVoidType: a handler whose call answers nothing returns nothing
type Nothing = void;
type Json<Response> = Response extends { content: { 'application/json': infer Body } }
  ? Body
  : Response extends { content: { 'application/x-pem-file': infer Text } }
    ? Text
    : Nothing;
type Responses<Id extends ControlId> = operations[Id]['responses'];
type Body<Id extends ControlId> =
  NonNullable<operations[Id]['requestBody']> extends {
    content: { 'application/json': infer Content };
  }
    ? Content
    : Record<string, never>;

/** A validated call; a body that was left out is an empty one. */
export interface ControlInput<Id extends ControlId> {
  readonly path: NonNullable<operations[Id]['parameters']['path']>;
  readonly query: NonNullable<operations[Id]['parameters']['query']>;
  readonly body: Body<Id>;
}

export type ControlOutput<Id extends ControlId> = Json<Responses<Id>[Extract<keyof Responses<Id>, 200 | 201 | 204>]>;

/** What the control plane acts on. */
export interface Fake {
  readonly worlds: Worlds;
  /** The operations that are served, with the statuses that the spec declares of each. */
  readonly operations: readonly { readonly id: string; readonly statuses: readonly number[] }[];
  /** The certificate that https is served with, if it is. */
  readonly certificate: () => string | undefined;
  readonly clock: Clock;
  readonly profile: Profile;
  readonly newPlace: (world: World, name: string) => Place;
  readonly nextWorldNumber: () => number;
}

export type ControlHandler<Id extends ControlId> = (
  input: ControlInput<Id>,
  fake: Fake,
) => ControlOutput<Id> | Promise<ControlOutput<Id>>;

export type ControlHandlers = { readonly [Id in ControlId]: ControlHandler<Id> };

/** A call that is refused, or a check that has failed; the message says why. */
export class ControlError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The world a call means: that of the project it names, else the demo world. */
export const placeFor = ({ project_id }: { readonly project_id?: string | undefined }, { worlds }: Fake): Place => {
  if (project_id === undefined) return worlds.placeOf(worlds.home());
  const world = worlds.byProject(project_id);
  if (world !== undefined) return worlds.placeOf(world);
  const known = worlds
    .places()
    .slice(0, 5)
    .map((place) => place.world.tenant.project_id);
  throw new ControlError(
    404,
    `project_id ${JSON.stringify(project_id)} is no world; there are ${known.join(', ')}${worlds.size() > 5 ? ', …' : ''}`,
  );
};
