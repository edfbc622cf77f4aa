export interface Figure {
  readonly name: string;
  /** As Prometheus writes them, without the braces. */
  readonly labels: string;
  readonly value: number;
  readonly help: string;
}

/** The figures of a text in the form of Prometheus; the steps of histograms are left out. */
export const figuresIn = (text: string): readonly Figure[] => {
  const helps = new Map<string, string>();
  return text.split('\n').flatMap((line) => {
    const [, of, help] = /^# HELP (\S+) (.*)$/.exec(line) ?? [];
    if (of !== undefined) helps.set(of, help ?? '');
    const [, name, labels = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (name === undefined || name.endsWith('_bucket')) return [];
    const family = name.replace(/_(sum|count)$/, '');
    return [{ name, labels, value: Number(value), help: helps.get(name) ?? helps.get(family) ?? '' }];
  });
};
