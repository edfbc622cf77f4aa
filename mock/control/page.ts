import type { IncomingHttpHeaders } from 'node:http';
import { ControlError } from './handler.ts';
import { type AllowedHosts, isOwnHost } from './hosts.ts';

/** What is asked of a request before its body is read. */
export interface RequestHead {
  readonly method: string;
  readonly headers: Readonly<IncomingHttpHeaders>;
  readonly hasBody: boolean;
}

const plain = /^(application|text)\/(json|yaml|x-yaml|[\w.-]+\+(json|yaml))\s*(;|$)/i;
const form = /^application\/x-www-form-urlencoded\s*(;|$)/i;

/** Whether a browser says that a page of another site, or of another port, asks. A link that is followed asks for nothing. */
const isFromElsewhere = ({ method, headers }: RequestHead): boolean => {
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return false;
  const isLink = headers['sec-fetch-mode'] === 'navigate' && (method === 'GET' || method === 'HEAD');
  return !(site === 'same-site' && isLink);
};

const isOwnOrigin = (origin: string, host: string | undefined): boolean => {
  const own = /^https?:\/\/(.*)$/i.exec(origin)?.[1];
  return own !== undefined && host !== undefined && own.toLowerCase() === host.toLowerCase();
};

/** Refuses what a browser says comes from a page that is not the fake's own. Browsers say so on loopback and over https. */
export const checkSite = (head: RequestHead): void => {
  if (!isFromElsewhere(head)) return;
  throw new ControlError(403, 'the control plane does not answer pages of other sites (Sec-Fetch-Site)');
};

/** Refuses whatever a page on another origin could send: it needs no leave of the fake's to send simple requests. */
export const checkPage = (head: RequestHead, allowed: AllowedHosts): void => {
  checkSite(head);
  const { host, origin, 'content-type': type } = head.headers;
  if (host !== undefined && !isOwnHost(host, allowed))
    throw new ControlError(
      403,
      `the control plane does not answer under the name ${JSON.stringify(host.slice(0, 100))}; start with --allowed-hosts or --control-token`,
    );
  if (origin !== undefined && !isOwnOrigin(origin, host))
    throw new ControlError(403, 'the control plane does not answer pages of another origin (Origin)');
  if (!head.hasBody || type === undefined || plain.test(type)) return;
  // `curl -d` says that it sends a form; a browser that does so names the page's origin.
  if (form.test(type) && origin === undefined && head.headers['sec-fetch-site'] === undefined) return;
  throw new ControlError(403, 'the control plane takes bodies of type application/json or application/yaml only');
};
