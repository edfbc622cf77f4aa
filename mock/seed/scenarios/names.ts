export const scenarioNames = ['demo', 'empty', 'large'] as const;

/** A seed that comes with fake-swr. */
export type ScenarioName = (typeof scenarioNames)[number];

export const isScenario = (name: unknown): name is ScenarioName => scenarioNames.some((known) => known === name);
