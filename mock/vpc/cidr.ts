/** A block of IPv4 addresses: the first and the last of them as numbers. */
export interface Block {
  readonly first: number;
  readonly last: number;
}

const octets = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

export const addressOf = (text: string): number | undefined => {
  const parts = octets.exec(text)?.slice(1).map(Number);
  if (parts === undefined || parts.some((part) => part > 255)) return undefined;
  return parts.reduce((address, part) => address * 256 + part, 0);
};

/** The block of a text like 192.168.0.0/16; undefined if it is not one, or not written by its first address. */
export const blockOf = (cidr: string): Block | undefined => {
  const [text = '', mask = ''] = cidr.split('/');
  const first = addressOf(text);
  const bits = /^\d{1,2}$/.test(mask) ? Number(mask) : 33;
  if (first === undefined || bits > 32 || cidr !== `${text}/${mask}`) return undefined;
  const size = 2 ** (32 - bits);
  return first % size === 0 ? { first, last: first + size - 1 } : undefined;
};

export const isWithin = (inner: Block, outer: Block): boolean => inner.first >= outer.first && inner.last <= outer.last;
