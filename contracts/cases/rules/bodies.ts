import type { Case, GivenName, OperationId, Provenance } from '../../case.ts';
import { goodBodies } from '../../resources/bodies.ts';
import { specOf } from '../../service/spec.ts';
import { derived, refused, slug, step } from './build.ts';
import { type FlawKind, flawsOf } from './flaws.ts';

const kinds: readonly (readonly [FlawKind, string, Provenance])[] = [
  ['missing', 'a body without a required field is refused', 'documented'],
  ['enum', 'a body with a value that is none of those listed is refused', 'documented'],
  ['length', 'a body with a text that is too long, or empty where it must not be, is refused', 'documented'],
  ['pattern', 'a body with a name of other characters than the page lists is refused', 'documented'],
  ['items', 'a body with more or fewer selectors than the one that is supported is refused', 'inferred'],
  ['type', 'a body with a field of another type is refused', 'inferred'],
];

/** What a body that is let through by mistake makes is below what is made for the case, and goes with it. */
const givenFor: Readonly<Record<string, GivenName>> = {
  CreateInstanceNamespace: 'new namespace',
  CreateInstanceSignPolicy: 'new namespace',
  UpdateInstanceSignPolicy: 'new policy',
};

const caseOf = (id: OperationId, [kind, rule, provenance]: (typeof kinds)[number]): readonly Case[] => {
  const flaws = flawsOf(specOf(id).body ?? {}, goodBodies[id]).filter((flaw) => flaw.kind === kind);
  if (flaws.length === 0) return [];
  const places = [...new Set(flaws.map(({ at }) => at))].join(', ');
  return [
    {
      ...derived(id),
      id: `bodies/${kind}/${slug(id)}`,
      rule: `${rule}: ${places}`,
      provenance,
      given: [givenFor[id] ?? 'new namespace'],
      steps: flaws.map(({ body }) => step(id, { body, expect: refused(400) })),
    },
  ];
};

/** Every way in which the body of a write can be wrong, by its schema: one case per operation and kind. */
export const bodies: readonly Case[] = (Object.keys(goodBodies) as OperationId[]).flatMap((id) =>
  kinds.flatMap((kind) => caseOf(id, kind)),
);
