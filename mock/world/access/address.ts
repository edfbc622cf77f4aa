import { madeInt } from '../kernel/ids.ts';

const cidr = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/** An address of the subnet that depends on the text alone; neither its gateway nor what the service keeps for itself. */
export const addressIn = (subnet: string, text: string): string => {
  const [, ...parts] = (cidr.exec(subnet) ?? cidr.exec('192.168.0.0/24') ?? []).map(Number);
  const bits = Math.min(parts.pop() ?? 24, 29);
  const size = 2 ** (32 - bits);
  const address = parts.reduce((sum, part) => sum * 256 + part, 0);
  const host = address - (address % size) + madeInt(`${text} address`, 2, size - 5);
  return [24, 16, 8, 0].map((shift) => Math.floor(host / 2 ** shift) % 256).join('.');
};
