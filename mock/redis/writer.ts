import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

/** A name that no other process has, and that tells people on which machine this one is. */
export const writerName = (): string => `${hostname().slice(0, 40)}-${randomBytes(4).toString('hex')}`;
