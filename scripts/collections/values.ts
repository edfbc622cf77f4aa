import { ruleOf } from '../../contracts/resources/immutability-bodies.ts';
import { isFields } from '../../contracts/service/json.ts';
import type { PathValues } from '../../contracts/service/path.ts';
import type { OperationId } from '../../contracts/service/spec.ts';
import { demoTenant } from '../../mock/seed/scenarios/demo-tenant.ts';

const created = 'of-the-collection';

/** What bodies of the contract kit refer to and a search of the demo world does not yield. */
const referredTo = (id: OperationId): PathValues => ({
  new_name: id.startsWith('Update') ? `${created}-changed` : created,
  signature_key: '10001000-1000-4000-8000-100010001000',
  repository_name: 'nginx',
  registry_id: 1,
  policy_id: 1,
});

/** Where the first record of the demo world is not one that the operation is for. */
const ofOperation: { readonly [Id in OperationId]?: PathValues } = {
  // A namespace has one retention policy at most.
  CreateInstanceRetentionPolicy: { namespace_name: 'root' },
  // The other namespaces have a rule.
  CreateImmutableRule: { namespace_name: 'library' },
  // The first repository loses its artifact to DeleteInstanceArtifact.
  DeleteInstanceTag: { repository_name: 'nginx', tag_name: 'latest' },
  // The others have images in them, and this one is what CreateInstanceNamespace makes.
  DeleteInstanceNamespace: { namespace_name: created },
  // No policy uses it.
  DeleteInstanceRegistry: { registry_id: 2 },
};

const bodies: { readonly [Id in OperationId]?: unknown } = {
  CreateInstanceNamespace: { namespace_name: created, metadata: { public: 'false' } },
  // It does not keep what others delete.
  CreateImmutableRule: ruleOf('release-*'),
  // The one that waits to be accepted.
  UpdateInternalEndpointConnections: { endpoints: ['46e29370-df11-496e-a985-2f381c495b8a'], action: 'receive' },
};

/** The values of a request: what was found for it, unless the operation is for another record. */
export const valuesFor = (id: OperationId, found: PathValues): PathValues => ({
  ...referredTo(id),
  ...found,
  ...ofOperation[id],
});

/** The body in place of the kit's; undefined if it has that. */
export const ownBodyOf = (id: OperationId): unknown => bodies[id];

/** A body with the values that it refers to. Throws where there is none. */
export const filled = (body: unknown, values: PathValues): unknown => {
  if (Array.isArray(body)) return body.map((item) => filled(item, values));
  if (!isFields(body)) return body;
  if (typeof body.$ref !== 'string')
    return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, filled(value, values)]));
  const value = values[body.$ref];
  if (value === undefined) throw new TypeError(`the demo world has no ${body.$ref} for a body`);
  return value;
};

/** What both files have as variables, so that a reader can point them elsewhere. */
export const variables = {
  url: 'http://127.0.0.1:8080',
  token: demoTenant.token,
  project_id: demoTenant.project_id,
  instance_id: demoTenant.instance_id,
} as const;

/** A text with variables in place of the ids of the demo world. */
export const withVariables = (text: string): string =>
  text.replaceAll(variables.project_id, '{{project_id}}').replaceAll(variables.instance_id, '{{instance_id}}');
