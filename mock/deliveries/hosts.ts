/** Where webhooks may go: names, `*.name` for all below it, and IP addresses. */
export type WebhookHosts = readonly string[];

/** This machine. Every notation of an IPv4 address is four numbers in a URL. */
export const loopback: WebhookHosts = ['localhost', '127.0.0.0/8', '::1'];

const plain = (host: string): string =>
  host
    .trim()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
    .toLowerCase();

const isName = (host: string): boolean =>
  /^(\*\.)?[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/.test(host);

/** As a URL writes it; undefined if a URL cannot have it. */
const inUrl = (host: string): string | undefined => {
  const text = `http://${host.includes(':') ? `[${host}]` : host}`;
  return URL.canParse(text) ? plain(new URL(text).hostname) : undefined;
};

/** Why a host cannot be named; undefined if it can. */
export const hostProblem = (host: string): string | undefined => {
  const name = plain(host);
  const isKnown = isName(name) || (name.includes(':') && inUrl(name) !== undefined && !/[/\]@]/.test(name));
  return isKnown ? undefined : 'must be the name of a host, *.name or an IP address, without scheme, port or path';
};

/** The hosts as URLs have them, so that they can be compared. */
export const webhookHostsOf = (hosts: WebhookHosts): WebhookHosts =>
  hosts.map((host) =>
    host.startsWith('*.') || host === '127.0.0.0/8' ? plain(host) : (inUrl(plain(host)) ?? plain(host)),
  );

const fits = (name: string, allowed: string): boolean => {
  if (allowed === '127.0.0.0/8') return /^127(\.\d+){3}$/.test(name);
  return allowed.startsWith('*.') ? name.endsWith(allowed.slice(1)) : name === allowed;
};

export const mayGoTo = ({ hostname }: URL, hosts: WebhookHosts): boolean =>
  hosts.some((allowed) => fits(plain(hostname), allowed));
