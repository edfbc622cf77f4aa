export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  text.replace(/&([^;]*);?/g, (whole, entity: string) => {
    const [, code] = /^#(\d+)$/.exec(entity) ?? [];
    const character = code === undefined ? named[entity] : String.fromCodePoint(Number(code));
    if (character === undefined || !whole.endsWith(';')) throw new Error(`${whole} is not an entity`);
    return character;
  });

/** Reads XML, as strictly as a parser has to. Throws where it is not well-formed. */
export const parseXml = (xml: string): Element => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML must not have
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(xml)) throw new Error('a character that XML has not');
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open: Element[] = [top];
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
  for (const [token] of body.matchAll(/<[^>]*>|[^<]+/g)) {
    const parent = open.at(-1);
    if (parent === undefined) throw new Error('an element too many is closed');
    if (!token.startsWith('<')) {
      if (token.includes(']]>')) throw new Error(']]> in text');
      parent.text += unescaped(token);
      continue;
    }
    const [, closes, name = '', rest = '', alone] = /^<(\/?)([\w.-]+)((?: [\w.-]+="[^"<]*")*)(\/?)>$/.exec(token) ?? [];
    if (name === '') throw new Error(`${token} is not a tag`);
    if (closes) {
      if (parent.name !== name) throw new Error(`${name} closes ${parent.name}`);
      open.pop();
      continue;
    }
    const attributes = Object.fromEntries(
      [...rest.matchAll(/ ([\w.-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, unescaped(value)]),
    );
    const element: Element = { name, attributes, children: [], text: '' };
    parent.children.push(element);
    if (!alone) open.push(element);
  }
  const [root] = top.children;
  if (open.length !== 1 || root === undefined || top.children.length !== 1) throw new Error('not one element');
  return root;
};
