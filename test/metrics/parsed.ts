/** A line of the text form of Prometheus. Source: its page "Exposition formats". */
interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const sampleForm = /^([a-zA-Z_:][\w:]*)(?:\{((?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\[\\"n])*",?)*)\})? (\S+)$/;
const labelForm = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g;

const escapes: Readonly<Record<string, string>> = { '\\\\': '\\', '\\"': '"', '\\n': '\n' };

const numberOf = (text: string): number => (text === '+Inf' ? Number.POSITIVE_INFINITY : Number(text));

const sampleOf = (line: string): Sample => {
  const [, name = '', labels = '', value = ''] = sampleForm.exec(line) ?? [];
  if (name === '' || Number.isNaN(numberOf(value))) throw new Error(`not a line of the text form: ${line}`);
  const pairs = [...labels.matchAll(labelForm)].map(([, label = '', text = '']) => [
    label,
    text.replace(/\\[\\"n]/g, (found) => escapes[found] ?? found),
  ]);
  return { name, labels: Object.fromEntries(pairs), value: numberOf(value) };
};

export interface Exposition {
  readonly types: ReadonlyMap<string, string>;
  readonly samples: readonly Sample[];
  /** Of the one line with that name and these labels; undefined if there is none. */
  readonly value: (name: string, labels?: Sample['labels']) => number | undefined;
}

/** Reads the text form of Prometheus. Throws on a line that it does not allow, and on a metric that is there twice. */
export const parsedExposition = (text: string): Exposition => {
  if (!text.endsWith('\n')) throw new Error('the last line does not end');
  const lines = text.split('\n').filter((line) => line !== '');
  const types = new Map<string, string>();
  for (const line of lines) {
    const [, name, type] = /^# TYPE (\S+) (counter|gauge|histogram|summary|untyped)$/.exec(line) ?? [];
    if (name === undefined || type === undefined) continue;
    if (types.has(name)) throw new Error(`${name} has two types`);
    types.set(name, type);
  }
  const samples = lines.filter((line) => !line.startsWith('#')).map(sampleOf);
  const value: Exposition['value'] = (name, labels = {}) => {
    const [found, another] = samples.filter(
      (one) => one.name === name && JSON.stringify(sorted(one.labels)) === JSON.stringify(sorted(labels)),
    );
    if (another !== undefined) throw new Error(`${name} is there twice with ${JSON.stringify(labels)}`);
    return found?.value;
  };
  return { types, samples, value };
};

const sorted = (labels: Sample['labels']) => Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1));
