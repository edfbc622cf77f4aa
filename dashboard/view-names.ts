/** The views, in the order in which they are offered. */
export const viewNames = [
  ...(['overview', 'journal', 'browse', 'runs', 'policies', 'faults'] as const),
  ...(['clock', 'webhooks', 'coverage', 'process'] as const),
] as const;

export type ViewName = (typeof viewNames)[number];
