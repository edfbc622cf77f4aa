/** A request of a `.http` file, its variables filled in. */
export interface HttpRequest {
  readonly name: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Its comments, one a line. */
  readonly comments: string;
}

const requestOf = (block: string): HttpRequest => {
  const [top = '', ...rest] = block.split('\n\n');
  const lines = top.split('\n');
  const comments = lines.filter((line) => line.startsWith('#'));
  const [first = '', ...fields] = lines.filter((line) => !line.startsWith('#'));
  const [method = '', url = ''] = first.split(' ');
  const body = rest.join('\n\n').trim();
  return {
    name: /^# @name (\w+)$/m.exec(block)?.[1] ?? '',
    headers: Object.fromEntries(fields.map((field) => field.split(/: (.*)/s))),
    body: body === '' ? undefined : body,
    comments: comments.join('\n'),
    method,
    url,
  };
};

/** Reads the part of the form that `npm run collections` writes; `given` goes before the file's own variables. */
export const readHttp = (text: string, given: Readonly<Record<string, string>>): readonly HttpRequest[] => {
  const [head = '', ...blocks] = text.split(/^###/m);
  const own = Object.fromEntries(
    [...head.matchAll(/^@(\w+) = (.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  );
  const values = new Map(Object.entries({ ...own, ...given }));
  return blocks
    .map((block) => block.replace(/\{\{(\w+)\}\}/g, (whole, name) => values.get(name) ?? whole))
    .map((block) => requestOf(`#${block.trimEnd()}`));
};
