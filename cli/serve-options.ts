import type { AuthMode, LeastMark, ReadMode, WebhookMode } from '../mock/index.ts';
import type { LogOptions } from './serve-log.ts';

/** The flags of `serve` as they were given, or their defaults. */
export interface ServeOptions extends LogOptions {
  readonly port: number;
  readonly host: string;
  readonly seed?: string;
  readonly auth: AuthMode;
  readonly profile?: string;
  readonly fidelity?: boolean;
  readonly minFidelity?: LeastMark;
  readonly keepExecutions?: number;
  readonly data?: string;
  readonly redis?: string;
  readonly reads?: ReadMode;
  readonly fault?: string;
  readonly control?: 'loopback' | 'open';
  readonly controlToken?: string;
  readonly allowedHosts?: readonly string[];
  readonly webhooks?: WebhookMode;
  readonly webhookHosts?: readonly string[];
  readonly tls?: boolean;
  readonly tlsPort: number;
  readonly cert?: string;
  readonly key?: string;
  readonly journalBytes: number;
  readonly maxBytes: number;
  readonly journalBodies?: boolean;
  readonly readyFile?: string;
  readonly exitWithStdin?: boolean;
  readonly config?: string;
  readonly watch?: boolean;
}
