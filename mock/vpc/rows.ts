interface Tag {
  readonly key: string;
  readonly value: string;
}

export interface VpcRow {
  readonly id: string;
  readonly project_id: string;
  readonly name: string;
  readonly cidr: string;
  readonly description: string;
  readonly enterprise_project_id: string;
  readonly tags: readonly Tag[];
  readonly created_at: string;
  readonly updated_at: string;
}

interface DhcpOption {
  readonly opt_name: 'ntp' | 'addresstime' | 'ipv6_addresstime' | 'domainname';
  readonly opt_value?: string;
}

export interface SubnetRow {
  readonly id: string;
  readonly vpc_id: string;
  readonly name: string;
  readonly cidr: string;
  readonly gateway_ip: string;
  readonly description: string;
  readonly ipv6_enable: boolean;
  readonly dhcp_enable: boolean;
  readonly dns: readonly string[];
  readonly availability_zone: string;
  readonly extra_dhcp_opts: readonly DhcpOption[];
  readonly tags: readonly Tag[];
  readonly created_at: string;
  readonly updated_at: string;
}
