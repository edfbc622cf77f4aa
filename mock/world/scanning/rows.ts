import type { Wire } from '../../spec/types.ts';
import type { LiveExecution } from '../executions/rows.ts';

/** A vulnerability that was found in a package, whichever artifact has it. */
export type Finding = Omit<Wire<'Vulnerability'>, 'artifact_digests'>;

/** What a scan is about, beside its progress. */
export interface ScanAbout {
  /** What a seed says that it finds; left out, that is made up. */
  readonly findings?: readonly Finding[];
  readonly report_id?: string;
}

/** The scan of an artifact as an execution: it stands under the artifact's id, and its one item is the artifact. */
export interface ScanKind {
  readonly Item: { readonly artifact_id: number };
  readonly About: ScanAbout;
  readonly Execution: Wire<'NativeReportSummary'>;
  readonly Task: never;
  readonly SubTask: never;
}

export type ScanRow = LiveExecution<ScanKind>;
