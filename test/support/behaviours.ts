/** Runs the probes of test/behaviours: each option of a behaviour against a fake of its own. */
import { describe, expect, test } from 'vitest';
import type { Seed } from '../../mock/index.ts';
import type { BehaviourId, Option, Profile } from '../../mock/world/kernel/profile.ts';
import { behaviours } from '../../spec/generated/behaviours.ts';
import { type Fake, startFake } from './fake.ts';

/** One question put to a fake over HTTP, and what each option answers to it. */
interface Probe<Id extends BehaviourId> {
  readonly ask: (fake: Fake) => Promise<unknown>;
  readonly answers: { readonly [O in Option<Id>]: unknown };
}

export type Group = BehaviourId extends `${infer First}.${string}` ? First : never;

/** A probe for each behaviour of these groups: `namespaces`, `executions`. */
export type ProbesOf<Of extends Group> = { readonly [Id in Extract<BehaviourId, `${Of}.${string}`>]: Probe<Id> };

/** Every option answers as its probe says, the default without a profile, and no two options alike. */
export const probeBehaviours = <Of extends Group>(groups: readonly Of[], probes: ProbesOf<Of>, seed: Seed): void => {
  test(`every behaviour of ${groups.join(', ')} has a probe`, () => {
    const expected = Object.keys(behaviours).filter((id) => groups.some((group) => id.startsWith(`${group}.`)));
    expect(Object.keys(probes).sort()).toEqual(expected.sort());
  });

  describe.each(Object.entries(probes) as [BehaviourId, Probe<BehaviourId>][])('%s', (id, { ask, answers }) => {
    const { options, default: usual } = behaviours[id];

    test.each(Object.entries(options))('%s: %s', async (option) => {
      const profile = { [id]: option } as Partial<Profile>;
      const expected = (answers as Readonly<Record<string, unknown>>)[option];
      expect(await ask(await startFake({ seed, profile }))).toEqual(expected);
    });

    test(`is ${usual} unless told otherwise`, async () => {
      expect(await ask(await startFake({ seed }))).toEqual((answers as Readonly<Record<string, unknown>>)[usual]);
    });

    test('has a probe for every option, and no two options answer alike', () => {
      expect(Object.keys(answers).sort()).toEqual(Object.keys(options).sort());
      const all: readonly unknown[] = Object.values(answers);
      all.forEach((answer, index) => {
        for (const other of all.slice(index + 1)) expect(answer).not.toEqual(other);
      });
    });
  });
};
