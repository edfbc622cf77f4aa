import { fields, flag, list, oneOf, optional, text, time } from '../world/kernel/row-check.ts';
import type { SnapshotChecks } from '../world/kernel/snapshot.ts';

const tags = list(fields({ key: text, value: text }));
const dated = { created_at: time, updated_at: time };

const vpc = fields({
  ...{ id: text, project_id: text, name: text, cidr: text, description: text, enterprise_project_id: text },
  ...{ tags, ...dated },
});

const subnet = fields({
  ...{ id: text, vpc_id: text, name: text, cidr: text, gateway_ip: text, description: text, availability_zone: text },
  ...{ ipv6_enable: flag, dhcp_enable: flag, dns: list(text) },
  extra_dhcp_opts: list(
    fields({ opt_name: oneOf('ntp', 'addresstime', 'ipv6_addresstime', 'domainname'), opt_value: optional(text) }),
  ),
  ...{ tags, ...dated },
});

export const vpcChecks: SnapshotChecks = {
  rows: { 'vpc.vpcs': vpc, 'vpc.subnets': subnet },
  references: [],
};
