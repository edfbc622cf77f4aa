/** Far deeper than any body of the API is, and shallow enough for every function that walks it. */
const deepest = 64;

const mark = { quote: 0x22, backslash: 0x5c, opening: [0x5b, 0x7b], closing: [0x5d, 0x7d] } as const;

/** Text that is not read as JSON; the message says why, and repeats nothing of the text. */
export class JsonError extends Error {}

/** Whether objects and lists are nested deeper than that. Found out beforehand: what walks a value may be recursive. */
const isDeeper = (bytes: Uint8Array, most: number): boolean => {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (isText) {
      if (byte === mark.backslash) at += 1;
      else if (byte === mark.quote) isText = false;
    } else if (byte === mark.quote) isText = true;
    else if (byte === mark.opening[0] || byte === mark.opening[1]) {
      depth += 1;
      if (depth > most) return true;
    } else if (byte === mark.closing[0] || byte === mark.closing[1]) depth -= 1;
  }
  return false;
};

/** The value of a JSON text that comes from outside. Throws a JsonError if it is not JSON or nested too deep. */
export const readJson = (bytes: Uint8Array, most = deepest): unknown => {
  if (isDeeper(bytes, most)) throw new JsonError(`it is nested deeper than ${most} levels`);
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'));
  } catch {
    // The engine's message would quote the text, which may hold a secret.
    throw new JsonError(`its ${bytes.length} bytes are not JSON`);
  }
};
