import type { BehaviourId, Option } from '../../mock/world/kernel/profile.ts';

interface Wording<Id extends BehaviourId> {
  readonly question: string;
  readonly options?: { readonly [Name in Option<Id>]?: string };
}

/** Chinese wording of the behaviours whose ids begin with a word. What has none is shown in English. */
export type WordingOf<Family extends string> = {
  readonly [Id in Extract<BehaviourId, `${Family}.${string}`>]?: Wording<Id>;
};
