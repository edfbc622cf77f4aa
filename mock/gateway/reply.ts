import type { ApiError } from '../errors/error.ts';
import type { Reply } from '../wire/wire.ts';
import type { Profile } from '../world/kernel/profile.ts';

const contentTypes = { plain: 'application/json', utf8: 'application/json;charset=utf-8' };

/** Source: each of nine answers of the real service that Cloud Custodian recorded has these. */
const gatewayHeaders = {
  none: {},
  observed: {
    Server: 'api-gateway',
    'Strict-Transport-Security': 'max-age=31536000; includeSubdomains;',
    'X-Content-Type-Options': 'nosniff',
    'X-Download-Options': 'noopen',
    'X-Frame-Options': 'SAMEORIGIN',
    'X-XSS-Protection': '1; mode=block;',
  },
};

/** What every answer needs to know of its request. */
export interface About {
  readonly requestId: string;
  /** Whether the client asked (X-Fake-Explain) for the fake's own explanation of a refusal. */
  readonly explain?: boolean;
  /** Left out as long as nobody knows whose request it is. */
  readonly profile?: Profile | undefined;
}

/** The answer to a success: JSON, or nothing at all where the operation answers with no body. */
export const success = (
  status: number,
  body: unknown,
  { requestId, profile }: About,
  more: Readonly<Record<string, string>> = {},
): Reply => {
  const fixed = gatewayHeaders[profile?.['response.gateway_headers'] ?? 'none'];
  const id = { 'X-Request-Id': requestId };
  if (body === undefined) return { status, headers: { ...id, ...fixed, ...more }, body: '' };
  const type = { 'Content-Type': contentTypes[profile?.['response.content_type'] ?? 'plain'] };
  return { status, headers: { ...id, ...fixed, ...more, ...type }, body: JSON.stringify(body) };
};

/** SWR.400003 is the one code seen from the Enterprise Edition; of the rest only the shape can be inferred. */
const codeOf = ({ code, layer, status }: ApiError, profile: Profile | undefined): string =>
  layer === 'swr' && profile?.['errors.code_family'] === 'short' ? `SWR.${status}000` : code;

const titles: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
};

/** The one place that knows the bodies of errors: the gateway's names its request, those of IAM and KMS are nested. */
const bodyOf = (error: ApiError, { requestId, profile, explain }: About): object => {
  const { message, status, layer, beside } = error;
  const explained = explain && beside.explanation && { explanation: beside.explanation };
  if (layer === 'iam') return { error: { message, code: status, title: titles[status] ?? 'Error' }, ...explained };
  if (layer === 'kms' || layer === 'eps')
    return { error: { error_msg: message, error_code: error.code }, ...explained };
  if (layer === 'vpc' || layer === 'dns') return { code: error.code, message, ...explained };
  return {
    error_msg: message,
    error_code: codeOf(error, profile),
    ...(beside.encodedMessage !== undefined && { encoded_authorization_message: beside.encodedMessage }),
    ...(layer === 'gateway' && { request_id: requestId }),
    ...explained,
  };
};

export const failure = (error: ApiError, about: About): Reply => success(error.status, bodyOf(error, about), about);
