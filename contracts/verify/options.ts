import type { Sink } from '../reports/write.ts';
import type { TargetOptions } from '../targets/options.ts';

/** What was asked for on the command line, checked as far as a single flag can be. */
export interface VerifyOptions extends TargetOptions {
  readonly only?: readonly string[];
  readonly cases?: readonly string[];
  readonly yes?: boolean;
  readonly report: readonly Sink[];
  /** `FILE` or `FILE:LINE`, where a SARIF report shows the cases of the kit. */
  readonly sarifLocation?: string;
  readonly against?: string;
  readonly known?: string;
  readonly ledger?: string;
  readonly maxAge?: { readonly text: string; readonly ms: number };
  /** Folder for the target's answers, dated and pseudonymised. */
  readonly record?: string;
  /** File for the profile that the target is then observed to follow. */
  readonly writeProfile?: string;
  readonly list?: boolean;
  readonly print?: boolean;
}
