const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character] ?? character);

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element of SVG; `inside` is markup that is already escaped. */
export const element = (name: string, attributes: Attributes, inside = ''): string => {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) =>
        ` ${key}="${typeof value === 'number' ? Math.round(value * 100) / 100 : escaped(String(value))}"`,
    );
  return inside === '' ? `<${name}${given.join('')}/>` : `<${name}${given.join('')}>${inside}</${name}>`;
};

/** A run of a text in another style, some pixels further on. */
export const more = (content: string, dx: number, name: string): string =>
  element('tspan', { dx, class: name }, escaped(content));

export const text = (content: string, x: number, y: number, attributes: Attributes = {}, after = ''): string =>
  element('text', { x, y, ...attributes }, escaped(content) + after);

/** Legible on a light page and, where the reader prefers it, on a dark one. */
const style = `
  text { font: 13px system-ui, -apple-system, "Segoe UI", "Liberation Sans", Arial, sans-serif; fill: #24292f;
    stroke: #fff; stroke-width: 3px; stroke-linejoin: round; paint-order: stroke }
  .page { fill: #fff }
  .title { font-size: 16px; font-weight: 600 }
  .quiet { fill: #59636e; font-size: 12px; font-weight: 400 }
  .own { fill: #0969da; color: #0969da }
  .other { fill: #9aa4b0; color: #9aa4b0 }
  .strong { font-weight: 600 }
  .grid { stroke: #d8dee4; stroke-width: 1 }
  .axis { stroke: #8c959f; stroke-width: 1 }
  .mark { stroke: #bc4c00; stroke-width: 1.5; stroke-dasharray: 4 3 }
  .whisker { stroke: #24292f; stroke-width: 1.5; fill: none }
  .line { stroke: currentColor; stroke-width: 2; fill: none }
  .band { fill: currentColor; opacity: .18 }
  .note { fill: #bc4c00; font-size: 12px }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; stroke: #0d1117 }
    .page { fill: #0d1117 }
    .quiet { fill: #9198a1 }
    .own { fill: #4493f8; color: #4493f8 }
    .other { fill: #656c76; color: #656c76 }
    .grid { stroke: #2f353d }
    .axis { stroke: #656c76 }
    .mark { stroke: #f0883e }
    .whisker { stroke: #e6edf3 }
    .note { fill: #f0883e }
  }
`;

export const drawing = (width: number, height: number, title: string, parts: readonly string[]): string =>
  `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-label': title,
    },
    `<style>${style}</style>\n<rect class="page" width="100%" height="100%"/>\n${parts.join('\n')}\n`,
  )}\n`;

export const line = (x1: number, y1: number, x2: number, y2: number, name: string): string =>
  element('line', { x1, y1, x2, y2, class: name });
