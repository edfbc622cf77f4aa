import type { Wire } from '../../spec/types.ts';
import type { ExecutionRow, KindTypes, LiveExecution } from '../executions/rows.ts';
import type { SelectorRow } from '../policies/selectors.ts';
import type { Trigger } from '../policies/trigger.ts';

type SignSelector = SelectorRow<'repoMatches' | 'matches'>;

interface SignRule {
  readonly repo_scope_mode: 'regular' | 'selection';
  readonly scope_selectors: { readonly repository: readonly SignSelector[] };
  readonly tag_selectors: readonly SignSelector[];
}

export interface SignaturePolicyRow {
  readonly id: number;
  readonly namespace_id: number;
  readonly name: string;
  readonly description: string;
  readonly enabled: boolean;
  readonly creator: string;
  readonly trigger: Trigger;
  readonly scope_rules: readonly SignRule[];
  readonly signature_method: 'KMS';
  readonly signature_algorithm: Wire<'SignatureAlgorithm'>;
  readonly signature_key: string;
  readonly created_at: string;
  readonly updated_at: string;
}

/** An artifact version that an execution signs. */
export interface SignedVersion {
  readonly digest: string;
  readonly tags: readonly string[];
  /** Left out where the version stands for itself and no artifact of the world is behind it. */
  readonly artifact_id?: number;
}

export interface SignatureKind extends KindTypes {
  readonly Item: SignedVersion;
  readonly About: Pick<SignaturePolicyRow, 'signature_key'> & {
    readonly namespace_name: string;
    /** Left out by a snapshot of an older fake: ECDSA_SHA_256. */
    readonly signature_algorithm?: SignaturePolicyRow['signature_algorithm'];
  };
  readonly Execution: Wire<'Execution'>;
  readonly Task: Wire<'SignatureExecutionTask'>;
  readonly SubTask: Wire<'SignatureExecutionSubTask'>;
}

export type SignatureExecutionRow = ExecutionRow<SignatureKind>;
export type LiveSignatureExecution = LiveExecution<SignatureKind>;
