import type { Figures } from './figures.ts';

/** The figures in the text form of Prometheus. What formats them is loaded with the first look. */
export const lazyExposition = (figures: () => Figures): (() => Promise<string>) => {
  let exposition: Promise<() => Promise<string>> | undefined;
  return async () => {
    exposition ??= import('./exposition.ts').then(({ createExposition }) => createExposition(figures()));
    return (await exposition)();
  };
};
