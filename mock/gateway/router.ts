/** A tree of path templates, one level a segment: finding a route costs the same however many there are. */
export interface Router<Route> {
  /** The route and its decoded path parameters. Throws a URIError on a malformed escape. */
  readonly find: (
    method: string,
    path: string,
  ) => { readonly route: Route; readonly path: Record<string, string> } | undefined;
}

interface Parameter {
  readonly name: string;
  readonly at: number;
}

interface Leaf<Route> {
  readonly route: Route;
  readonly template: string;
  /** Read when the route is first found: most routes never are. */
  parameters: readonly Parameter[] | undefined;
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

/** The first is what stands before the slash that a path begins with: nothing. */
const segmentsOf = (path: string): readonly string[] => path.split('/');

const parametersOf = (template: string): readonly Parameter[] =>
  segmentsOf(template).flatMap((segment, at) => {
    const name = nameIn(segment);
    return name === undefined ? [] : [{ name, at }];
  });

/** A segment with a slash in it, encoded once, is two segments to the gateway. Source: Terraform's provider, PR 8607. */
const hasSlash = (segment: string): boolean => segment.includes('%') && /%2f/i.test(segment);

const decoded = (segment: string): string => (segment.includes('%') ? decodeURIComponent(segment) : segment);

const nodeOf = <Route>(
  node: Node<Route>,
  segments: readonly string[],
  at: number,
  method: string,
): Node<Route> | undefined => {
  const segment = segments[at];
  if (segment === undefined) return node.routes?.has(method) ? node : undefined;
  const fixed = node.fixed?.get(segment);
  const found = fixed && nodeOf(fixed, segments, at + 1, method);
  if (found || node.free === undefined || segment === '' || hasSlash(segment)) return found;
  return nodeOf(node.free, segments, at + 1, method);
};

/** `templates` are as in OpenAPI: `/v2/{project_id}/instances`. A fixed segment goes before a free one. */
export const createRouter = <Route>(
  templates: readonly { readonly method: string; readonly template: string; readonly route: Route }[],
): Router<Route> => {
  const root = createNode<Route>();
  for (const { method, template, route } of templates) {
    const node = segmentsOf(template).slice(1).reduce(next, root);
    node.routes ??= new Map();
    node.routes.set(method.toUpperCase(), { route, template, parameters: undefined });
  }
  return {
    find: (method, path) => {
      const segments = segmentsOf(path);
      const leaf = nodeOf(root, segments, 1, method)?.routes?.get(method);
      if (leaf === undefined) return undefined;
      leaf.parameters ??= parametersOf(leaf.template);
      const values: Record<string, string> = {};
      for (const { name, at } of leaf.parameters) values[name] = decoded(segments[at] ?? '');
      return { route: leaf.route, path: values };
    },
  };
};
