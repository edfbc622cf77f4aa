import * as discovery from './discovery.ts';
import type { IamHandlers } from './handler.ts';
import * as tokens from './tokens.ts';

export const iamHandlers: IamHandlers = { ...discovery, ...tokens };
