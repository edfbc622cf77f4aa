/** Memory that is looked at as bytes, words of four and numbers of eight; a record begins at a multiple of eight. */
export interface Memory {
  readonly bytes: Buffer;
  readonly words: Uint32Array;
  readonly doubles: Float64Array;
}

/** Records of bytes, of which the oldest are given up when there is no room. The first word of a record is its size. */
export interface Ring {
  /** Where a record of that size is to be written; undefined if it is larger than the whole. It must be written at once. */
  readonly reserve: (size: number) => number | undefined;
  readonly memory: () => Memory;
  /** Where the records begin, the oldest first. */
  readonly places: () => readonly number[];
  readonly count: () => number;
  readonly dropped: () => number;
  /** What the records take. */
  readonly bytes: () => number;
}

const memoryOf = (size: number): Memory => {
  const buffer = new ArrayBuffer(size);
  return { bytes: Buffer.from(buffer), words: new Uint32Array(buffer), doubles: new Float64Array(buffer) };
};

const nothing = memoryOf(0);
const firstBytes = 8 * 1024;

/** Takes memory as it is filled, up to `maxBytes`; nothing in it is left for the collector to look at or to copy. */
export const createRing = (maxBytes: number): Ring => {
  const most = maxBytes - (maxBytes % 8);
  let memory = nothing;
  let head = 0;
  let tail = 0;
  /** Where the records end that were written before it began again at 0; until then undefined. */
  let end: number | undefined;
  let count = 0;
  let dropped = 0;
  let bytes = 0;

  const sizeAt = (at: number): number => memory.words[at / 4] ?? 0;

  const following = (at: number): number => {
    const next = at + sizeAt(at);
    return next === end ? 0 : next;
  };

  const drop = (): void => {
    const next = following(head);
    bytes -= sizeAt(head);
    if (next === 0) end = undefined;
    head = next;
    count -= 1;
    dropped += 1;
  };

  const clear = (): void => {
    memory = nothing;
    head = 0;
    tail = 0;
    end = undefined;
    count = 0;
    bytes = 0;
  };

  const grow = (needed: number): void => {
    let size = Math.max(memory.bytes.length, firstBytes);
    while (size < needed) size *= 2;
    const grown = memoryOf(Math.min(size, most));
    grown.bytes.set(memory.bytes);
    memory = grown;
  };

  const beginAgain = (): void => {
    while (end !== undefined) drop();
    if (count > 0) end = tail;
    else head = 0;
    tail = 0;
  };

  return {
    reserve: (size) => {
      if (size > most) {
        dropped += count + 1;
        clear();
        return undefined;
      }
      if (end === undefined && tail + size > memory.bytes.length && memory.bytes.length < most) grow(tail + size);
      if (tail + size > memory.bytes.length) beginAgain();
      while (end !== undefined && head < tail + size) drop();
      const at = tail;
      memory.words[at / 4] = size;
      tail += size;
      count += 1;
      bytes += size;
      return at;
    },
    memory: () => memory,
    places: () => {
      const places: number[] = [];
      for (let at = head; places.length < count; at = following(at)) places.push(at);
      return places;
    },
    count: () => count,
    dropped: () => dropped,
    bytes: () => bytes,
  };
};
