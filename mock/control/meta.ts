import { version } from '../spec/version.ts';
import { fidelityIn } from './fidelity.ts';
import { ControlError, type ControlHandler, replicaIn, worldFor } from './handler.ts';

type Paths = Readonly<Record<string, Readonly<Record<string, { readonly summary?: string }>>>>;

const callsOf = (paths: Paths) =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, { summary }]) =>
      summary === undefined ? [] : [{ call: `${method.toUpperCase()} ${path}`, summary }],
    ),
  );

const documentIn = ({ default: document }: { readonly default: unknown }) => document as Record<string, never>;

export const index: ControlHandler<'index'> = async () => {
  const { default: document } = await import('../../spec/generated/control.json', { with: { type: 'json' } });
  return { version, calls: callsOf(document.paths as unknown as Paths) };
};

// The documents are large, and few ask for them.

export const openapi: ControlHandler<'openapi'> = async () =>
  documentIn(await import('../../spec/generated/openapi.json', { with: { type: 'json' } }));

export const iam: ControlHandler<'iam'> = async () =>
  documentIn(await import('../../spec/generated/iam.json', { with: { type: 'json' } }));

export const kms: ControlHandler<'kms'> = async () =>
  documentIn(await import('../../spec/generated/kms.json', { with: { type: 'json' } }));

export const vpc: ControlHandler<'vpc'> = async () =>
  documentIn(await import('../../spec/generated/vpc.json', { with: { type: 'json' } }));

export const control: ControlHandler<'control'> = async () =>
  documentIn(await import('../../spec/generated/control.json', { with: { type: 'json' } }));

export const certificate: ControlHandler<'certificate'> = (_input, fake) => {
  const pem = fake.certificate();
  if (pem === undefined) throw new ControlError(404, 'https is not served; start with --tls');
  return pem;
};

export const metrics: ControlHandler<'metrics'> = (_input, fake) => fake.metrics();

export const coverage: ControlHandler<'coverage'> = ({ query }, fake) => {
  const world = worldFor(query, fake);
  const seen = fake.observations.of(world.tenant.project_id).coverage;
  const operations = fake.operations.map(({ id, statuses }) => {
    const met = seen.of(id);
    return {
      operationId: id,
      ...fidelityIn(id, world),
      calls: met?.calls ?? 0,
      statuses: Object.fromEntries(met?.statuses ?? []),
      missing_statuses: statuses.filter((status) => !met?.statuses.has(status)),
      error_codes: Object.fromEntries(met?.errorCodes ?? []),
    };
  });
  const met = operations.filter(({ calls }) => calls > 0).length;
  return { met, total: operations.length, ...replicaIn(fake), operations };
};
