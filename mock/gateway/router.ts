/** A tree of path templates, one level a segment: finding a route costs the same however many there are. */
export interface Router<Route> {
  /** The route and its decoded path parameters. Throws a URIError on a malformed escape. */
  readonly find: (
    method: string,
    path: string,
  ) => { readonly route: Route; readonly path: Record<string, string> } | undefined;
}

interface Leaf<Route> {
  readonly route: Route;
  readonly template: string;
  /** Of its parameters, in order; read when the route is first found: most routes never are. */
  names: readonly string[] | undefined;
}

/** What it lacks was not needed: most nodes have one of these. */
interface Node<Route> {
  fixed: Map<string, Node<Route>> | undefined;
  free: Node<Route> | undefined;
  routes: Map<string, Leaf<Route>> | undefined;
}

const createNode = <Route>(): Node<Route> => ({ fixed: undefined, free: undefined, routes: undefined });

const nameIn = (segment: string): string | undefined => (segment.startsWith('{') ? segment.slice(1, -1) : undefined);

const next = <Route>(node: Node<Route>, segment: string): Node<Route> => {
  if (nameIn(segment) !== undefined) {
    node.free ??= createNode();
    return node.free;
  }
  node.fixed ??= new Map();
  const child = node.fixed.get(segment) ?? createNode();
  node.fixed.set(segment, child);
  return child;
};

/** The first is what stands before the slash that a template begins with: nothing. */
const segmentsOf = (template: string): readonly string[] => template.split('/').slice(1);

/** A segment with a slash in it, encoded once, is two segments to the gateway. Source: Terraform's provider, PR 8607. */
const hasSlash = (segment: string): boolean => segment.includes('%') && /%2f/i.test(segment);

const decoded = (segment: string): string => (segment.includes('%') ? decodeURIComponent(segment) : segment);

interface Asked {
  readonly path: string;
  readonly method: string;
  readonly free: string[];
}

/** Every request asks this: it goes along the path and leaves the segments that stand for parameters in `free`. */
const nodeOf = <Route>(node: Node<Route>, asked: Asked, from: number): Node<Route> | undefined => {
  const { path, method, free } = asked;
  if (from > path.length) return node.routes?.has(method) ? node : undefined;
  const slash = path.indexOf('/', from);
  const end = slash < 0 ? path.length : slash;
  const segment = path.slice(from, end);
  const fixed = node.fixed?.get(segment);
  const found = fixed && nodeOf(fixed, asked, end + 1);
  if (found || node.free === undefined || segment === '' || hasSlash(segment)) return found;
  free.push(segment);
  const below = nodeOf(node.free, asked, end + 1);
  if (below === undefined) free.pop();
  return below;
};

/** `templates` are as in OpenAPI: `/v2/{project_id}/instances`. A fixed segment goes before a free one. */
export const createRouter = <Route>(
  templates: readonly { readonly method: string; readonly template: string; readonly route: Route }[],
): Router<Route> => {
  const root = createNode<Route>();
  for (const { method, template, route } of templates) {
    const node = segmentsOf(template).reduce(next, root);
    node.routes ??= new Map();
    node.routes.set(method.toUpperCase(), { route, template, names: undefined });
  }
  return {
    find: (method, path) => {
      const free: string[] = [];
      const leaf = nodeOf(root, { path, method, free }, 1)?.routes?.get(method);
      if (leaf === undefined) return undefined;
      leaf.names ??= segmentsOf(leaf.template).flatMap((segment) => nameIn(segment) ?? []);
      const { route, names } = leaf;
      const values: Record<string, string> = {};
      for (let at = 0; at < names.length; at += 1) values[names[at] ?? ''] = decoded(free[at] ?? '');
      return { route, path: values };
    },
  };
};
