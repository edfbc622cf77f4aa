import type { ApiError } from '../errors.ts';
import type { Reply } from '../wire.ts';
import type { Profile } from '../world/profile.ts';

const contentTypes = { plain: 'application/json', utf8: 'application/json;charset=utf-8' };

/** What every answer needs to know of its request. */
export interface About {
  readonly requestId: string;
  /** Left out as long as nobody knows whose request it is. */
  profile?: Profile;
}

/** The answer to a success: JSON, or nothing at all where the operation answers with no body. */
export const success = (status: number, body: unknown, { requestId, profile }: About): Reply => {
  const headers = { 'X-Request-Id': requestId };
  if (body === undefined) return { status, headers, body: '' };
  const type = contentTypes[profile?.['response.content_type'] ?? 'plain'];
  return { status, headers: { ...headers, 'Content-Type': type }, body: JSON.stringify(body) };
};

/** SWR.400003 is the one code seen from the Enterprise Edition; of the rest only the shape can be inferred. */
const codeOf = ({ code, layer, status }: ApiError, profile: Profile | undefined): string =>
  layer === 'swr' && profile?.['errors.code_family'] === 'short' ? `SWR.${status}000` : code;

/** The one place that knows the bodies of errors. The gateway's names its request, the service's does not. */
export const failure = (error: ApiError, about: About): Reply => {
  const said = { error_msg: error.message, error_code: codeOf(error, about.profile) };
  return success(error.status, error.layer === 'gateway' ? { ...said, request_id: about.requestId } : said, about);
};
