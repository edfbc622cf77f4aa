import type { Sink } from '../reports/write.ts';

/** What was asked for on the command line, checked as far as a single flag can be. */
export interface VerifyOptions {
  /** `inprocess` or a URL. */
  readonly target: string;
  readonly live?: boolean;
  readonly auth?: 'token' | 'key';
  readonly controlToken?: string;
  readonly only?: readonly string[];
  readonly cases?: readonly string[];
  readonly allowWrites?: boolean;
  readonly yes?: boolean;
  readonly maxCalls: number;
  readonly maxSeconds: number;
  readonly rate: number;
  readonly projectId?: string;
  readonly report: readonly Sink[];
  readonly against?: string;
  readonly known?: string;
  readonly ledger?: string;
  readonly maxAge?: { readonly text: string; readonly ms: number };
  /** File of a profile. */
  readonly profile?: string;
  /** File of preconditions that are not to be looked for. */
  readonly given?: string;
  /** Folder for the target's answers, dated and pseudonymised. */
  readonly record?: string;
  /** File for the profile that the target is then observed to follow. */
  readonly writeProfile?: string;
  readonly list?: boolean;
  readonly print?: boolean;
}
