import type { Wire } from '../../spec/types.ts';

/** A domain name of the user's own. The default one has no row: it follows from the instance. */
export interface DomainRow {
  readonly id: number;
  readonly uid: string;
  readonly instance_id: string;
  readonly domain_name: string;
  readonly certificate_id: string;
  readonly created_at: string;
  readonly updated_at: string;
}

/** Access from the public network; an instance without a row has it switched off and lets nobody in. */
export interface EndpointPolicyRow {
  readonly instance_id: string;
  readonly status: Wire<'EndpointPolicyStatus'>;
  readonly ip_list: readonly { readonly ip: string; readonly description: string }[];
  /** When what is going on will be over, in world time; left out, the status stays. */
  readonly dueMs?: number;
}

/** Access from a private network. */
export interface InternalEndpointRow {
  readonly id: number;
  /** What the API calls its id. */
  readonly uid: string;
  readonly instance_id: string;
  /** Empty until it runs, as is its address. */
  readonly vpcep_endpoint_id: string;
  readonly endpoint_ip: string;
  readonly project_id: string;
  readonly project_name: string;
  readonly vpc_id: string;
  readonly vpc_name: string;
  readonly vpc_cidr: string;
  readonly subnet_id: string;
  readonly subnet_name: string;
  readonly subnet_cidr: string;
  readonly description: string;
  readonly status: Wire<'InternalEndpointStatus'>;
  readonly status_text: string;
  readonly created_at: string;
  /** When what is going on will be over, in world time; left out, the status stays. */
  readonly dueMs?: number;
}

/** That somebody's VPC endpoint is, or wants to be, connected to the instance's endpoint service. */
export interface ConnectionRow {
  readonly id: number;
  /** That of the VPC endpoint, and what the API calls its id. */
  readonly uid: string;
  readonly instance_id: string;
  readonly status: Wire<'ConnectionStatus'>;
  readonly domain_id: string;
  readonly project_id: string;
  readonly protected: boolean;
  readonly created_at: string;
  readonly updated_at: string;
}

/** Whose VPC endpoints may be connected. */
export interface PermissionRow {
  readonly id: number;
  /** What the API calls its id. */
  readonly uid: string;
  readonly instance_id: string;
  readonly permission: string;
  readonly permission_type: Wire<'PermissionType'>;
  readonly protected: boolean;
  readonly created_at: string;
}
