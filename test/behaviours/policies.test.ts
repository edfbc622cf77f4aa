/** What nobody has documented about what policies of every family have in common: selectors and schedules. */
import { expect } from 'vitest';
import { type ProbesOf, probeBehaviours } from '../support/behaviours.ts';
import { scopeRule } from '../support/bodies.ts';
import type { Fake } from '../support/fake.ts';
import { create, execute, outcome, policiesOf, seed, tasksAt } from './signing.ts';

/** The repositories that a pattern selects. */
const selected = async (fake: Fake, repository: string) => {
  const { id } = (await create(fake, { scope_rules: [scopeRule({ repository })] })).body;
  const tasks = await tasksAt(fake, await execute(fake, id));
  return tasks.map((task: { readonly repository: string }) => task.repository);
};

const scheduled = (fake: Fake, cron: string) =>
  create(fake, { trigger: { type: 'scheduled', trigger_settings: { cron } } });

const probes: ProbesOf<'selectors' | 'cron'> = {
  'selectors.classes': {
    ask: (fake) => Promise.all(['[bt]*', '[^t]*', '\\tagge?', 't*'].map((pattern) => selected(fake, pattern))),
    answers: { harbor: [['tagged', 'broken'], ['broken'], ['tagged'], ['tagged']], literal: [[], [], [], ['tagged']] },
  },
  'cron.other_forms': {
    ask: async (fake) => {
      const forms = ['0 0 2 * * *', '0 2 * * *', '@daily', '@every 5m', 'tomorrow'];
      const made = [];
      for (const form of forms) made.push(await scheduled(fake, form));
      fake.clock.advance(600_000);
      const policy = `${policiesOf(fake)}/${made[3]?.body.id ?? 6}`;
      return { made: made.map(outcome), runs: (await fake.get(`${policy}/executions`)).body.total };
    },
    answers: {
      reject: {
        made: [201, ...['seconds', '@daily', '@every', 'six fields'].map((text) => expect.stringContaining(text))],
        runs: 0,
      },
      harbor: { made: [201, 201, 201, 201, expect.stringContaining('tomorrow')], runs: 2 },
    },
  },
};

probeBehaviours(['selectors', 'cron'], probes, seed);
