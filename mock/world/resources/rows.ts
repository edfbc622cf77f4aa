import type { Creation, InstanceStatus } from './creation.ts';

/** What an instance can do, where it is not what every instance can. */
interface FeatureGatesRow {
  readonly enableDomainName?: boolean;
  readonly enableCombinationRetention?: boolean;
  readonly enableArtifactScanning?: boolean;
  readonly enableArtifactGc?: boolean;
}

/** An instance; a row has every field that the fake makes up or a seed gives. */
export interface InstanceRow {
  readonly id: string;
  readonly project_id: string;
  readonly project_name?: string;
  readonly name: string;
  readonly description: string;
  /** As it is for ever, unless it is being created. */
  readonly status: InstanceStatus;
  readonly creation?: Creation;
  readonly anonymous_access?: boolean;
  readonly feature_gates?: FeatureGatesRow;
  /** By the name of the field that shows it. */
  readonly quotas?: Readonly<Record<string, number>>;
  readonly spec: string;
  readonly version: string;
  readonly charge_mode: 'postPaid';
  readonly access_address: string;
  readonly mirror_address?: string;
  readonly vpc_id: string;
  readonly vpc_name?: string;
  readonly vpc_cidr?: string;
  readonly subnet_id: string;
  readonly subnet_name?: string;
  readonly subnet_cidr?: string;
  readonly obs_bucket_name?: string;
  readonly obs_in_resaccount?: boolean;
  readonly user_def_obs?: boolean;
  readonly enterprise_project_id: string;
  readonly product_id?: string;
  readonly order_id?: string;
  readonly vpcep_service_id?: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly expires_at: string;
}

type Flag = 'true' | 'false';

export interface NamespaceRow {
  readonly id: number;
  readonly instance_id: string;
  readonly name: string;
  readonly metadata: {
    readonly public: Flag;
    readonly auto_scan?: Flag;
    readonly prevent_vul?: Flag;
    readonly severity?: 'none' | 'low' | 'medium' | 'high' | 'critical';
  };
  /** Vulnerabilities that do not keep an image from being pulled, until a time in seconds. */
  readonly cve_allowlist?: {
    readonly expires_at?: number;
    readonly items: readonly { readonly cve_id: string }[];
    /** Left out, those of the namespace. */
    readonly created_at?: string;
    readonly updated_at?: string;
  };
  readonly created_at: string;
  readonly updated_at: string;
}

export interface RepositoryRow {
  readonly id: number;
  readonly namespace_id: number;
  readonly name: string;
  readonly description: string;
  readonly pull_count: number;
  readonly created_at: string;
  readonly updated_at: string;
  /** Why signing anything of this repository fails; left out, it does not. */
  readonly signing_fails?: string;
}

export interface TagRow {
  readonly id: number;
  readonly name: string;
  readonly push_time: string;
  readonly pull_time: string;
}

export interface ArtifactRow {
  readonly id: number;
  readonly repository_id: number;
  readonly digest: string;
  readonly type: string;
  readonly media_type: string;
  readonly manifest_media_type: string;
  readonly size: number;
  readonly push_time: string;
  readonly pull_time: string;
  readonly tags: readonly TagRow[];
  /** Digests of the manifests that an index holds. */
  readonly children?: readonly string[];
  /** How it was built; left out, that is made up. */
  readonly build_history?: readonly BuildStepRow[];
  /** What its manifest is made up from, whose digest it has; left out, nobody knows more of it, or it was pushed as bytes. */
  readonly made_from?: string;
  /** What its made-up image runs on, written `linux/arm64`; left out, `linux/amd64`. */
  readonly platform?: string;
}

/** A step of a build. One that left the files as they were has no layer. */
export interface BuildStepRow {
  readonly created: string;
  readonly created_by: string;
  readonly empty_layer: boolean;
  readonly media_type: string;
  readonly size: number;
  readonly digest: string;
}

/** That an index refers to a manifest of its repository. */
export interface ReferenceRow {
  readonly id: number;
  readonly index_id: number;
  readonly repository_id: number;
  readonly digest: string;
}

/** What hangs on an artifact: a signature, an SBOM. It is an artifact itself, with ids of its own. */
export interface AccessoryRow {
  readonly id: number;
  readonly artifact_id: number;
  readonly tag_id: number;
  readonly subject_artifact_id: number;
  readonly size: number;
  /** As an artifact of its own; left out, the same. */
  readonly artifact_size?: number;
  readonly digest: string;
  readonly type: string;
  readonly created_at: string;
  /** Its tag was deleted. */
  readonly untagged?: true;
  /** The keys of KMS whose signatures it holds; left out, nobody knows, as of one that was pushed. */
  readonly signed_by?: readonly string[];
}

/** A manifest that was pushed: its bytes, and what of them is asked for without reading them. */
export interface ManifestRow {
  readonly id: number;
  readonly repository_id: number;
  readonly digest: string;
  readonly media_type: string;
  /** The bytes, which are UTF-8. */
  readonly content: string;
  readonly size: number;
  /** What it is attached to, be that there or not. */
  readonly subject?: string;
  readonly artifact_type?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  /** What it is an accessory of, as soon as that is there, and of which type. */
  readonly accessory?: Pick<AccessoryRow, 'type' | 'signed_by'> & { readonly subject: string };
}

/**
 * That a repository has a blob. Blobs come before the first manifest, which creates the repository: so it is named here. The
 * bytes of what was pushed are not a row; they are kept once for all repositories of all worlds.
 */
export interface BlobLinkRow {
  readonly id: number;
  readonly namespace_id: number;
  readonly repository_name: string;
  readonly digest: string;
  readonly size: number;
  readonly pushedMs: number;
  /** When the last manifest that named it was deleted; left out while one names it, or none has. */
  readonly releasedMs?: number;
  /** The bytes, which are UTF-8, of a small blob that nobody pushed: it belongs to a signature of the fake itself. */
  readonly content?: string;
}

interface RuleSelectorRow {
  readonly kind: 'doublestar';
  readonly decoration: 'repoMatches' | 'matches' | 'excludes';
  readonly pattern: string;
  readonly extras?: string;
}

/** Which tags of which repositories of a namespace are immutable. */
export interface ImmutableRuleRow {
  readonly id: number;
  readonly namespace_id: number;
  readonly priority: number;
  readonly disabled: boolean;
  readonly action: 'immutable';
  readonly template: 'immutable_template';
  readonly tag_selectors: readonly RuleSelectorRow[];
  readonly scope_selectors: { readonly repository?: readonly RuleSelectorRow[] };
}
