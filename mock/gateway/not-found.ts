import { type ApiError, apiError } from '../errors/error.ts';
import type { Operation } from '../spec/operations.ts';
import { type Call, endsWithSlash } from './call.ts';
import type { Router } from './router.ts';

/** Paths of the basic edition, whose organizations and repositories are another API. Source: API reference, basic edition. */
const basicEdition = /^\/v[23]\/manage(?:\/|$)/;

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

const find = (method: string, path: string, router: Router<Operation>) => {
  try {
    return router.find(method, path);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
};

/** Whether the path leads somewhere by a name with a slash in it that is encoded twice. */
const hasName = (path: string, { method, router }: Asked): boolean => {
  const found = find(method, path, router);
  const parameters = Object.entries(found?.path ?? {});
  return parameters.some(([name, text]) => /%2f/i.test(text) && found?.route.path.get(name)?.doubleEncoded === true);
};

/** A name is not looked for in more segments than that, nor one with more parts. */
const most = { segments: 24, parts: 4 };

/** Whether some neighbouring segments would be a name if the slashes between them were encoded. */
const hasParts = (path: string, asked: Asked): boolean => {
  const segments = path.split('/');
  if (segments.length > most.segments) return false;
  return segments.some((_, from) =>
    Array.from({ length: most.parts - 1 }, (_unused, more) => from + more + 2).some((to) => {
      if (from === 0 || to > segments.length) return false;
      const name = segments.slice(from, to).join('%252F');
      return hasName([...segments.slice(0, from), name, ...segments.slice(to)].join('/'), asked);
    }),
  );
};

interface Asked {
  readonly method: string;
  readonly router: Router<Operation>;
}

const twice = 'a slash in the name of a repository must be encoded twice, as %252F';

const causeOf = (path: string, asked: Asked): string => {
  if (basicEdition.test(path))
    return "the path is one of SWR's basic edition; the fake serves the Enterprise Edition, whose paths begin with /v2/{project_id}/instances";
  if (/%2f/i.test(path) && hasName(path.replace(/%2f/gi, '%252F'), asked))
    return `%2F divides the path into two segments: ${twice}`;
  if (hasParts(path, asked)) return `a slash divides the path into two segments: ${twice}`;
  const others = methods.filter((method) => find(method, path, asked.router) !== undefined);
  if (others.length > 0) return `the path is there for ${others.join(', ')} and not for ${asked.method}`;
  return 'no operation of SWR Enterprise Edition, IAM or STS has this path';
};

/** The gateway's 404 for a call that asks for no operation. */
export const apiNotFound = ({ request, path }: Call, router: Router<Operation>): ApiError => {
  const plain = endsWithSlash(path) ? path.slice(0, -1) : path;
  const cause = causeOf(plain, { method: request.method, router });
  return apiError('api_not_found', {}, { explanation: { cause } });
};
