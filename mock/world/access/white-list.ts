import { apiError } from '../../errors/error.ts';
import type { Wire } from '../../spec/types.ts';
import type { EndpointPolicyRow } from './rows.ts';

const isOctet = (part: string): boolean => /^\d{1,3}$/.test(part) && Number(part) <= 255;

const isV4 = (address: string): boolean => {
  const parts = address.split('.');
  return parts.length === 4 && parts.every(isOctet);
};

const isV6 = (address: string): boolean => {
  const sides = address.split('::');
  const groups = sides.flatMap((side) => (side === '' ? [] : side.split(':')));
  const isWhole = sides.length === 1 ? groups.length === 8 : sides.length === 2 && groups.length < 8;
  return isWhole && groups.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group));
};

/** An address, or a range in CIDR form. */
const isRange = (text: string): boolean => {
  const [address = '', bits, ...rest] = text.split('/');
  const most = isV4(address) ? 32 : isV6(address) ? 128 : undefined;
  if (most === undefined || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most);
};

/** The white list of a body as it is kept. */
export const whiteListOf = (body: Wire<'WhiteListBody'>): EndpointPolicyRow['ip_list'] =>
  body.ip_list.map(({ ip, description = '' }, index) => {
    if (isRange(ip)) return { ip, description };
    const at = `body field ip_list.${index}.ip is ${JSON.stringify(ip)}`;
    throw apiError('invalid_parameter', {
      detail: `${at} but must be an IP address or a range such as 192.168.1.0/24`,
    });
  });
