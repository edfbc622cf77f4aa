import document from '../../spec/generated/control.json' with { type: 'json' };
import iamDocument from '../../spec/generated/iam.json' with { type: 'json' };
import swrDocument from '../../spec/generated/openapi.json' with { type: 'json' };
import { ControlError, type ControlHandler, placeFor } from './handler.ts';
import { healthOf } from './health.ts';

type Document = Record<string, never>;

export const health: ControlHandler<'health'> = (_input, fake) => healthOf(fake);

export const openapi: ControlHandler<'openapi'> = () => swrDocument as unknown as Document;

export const iam: ControlHandler<'iam'> = () => iamDocument as unknown as Document;

export const control: ControlHandler<'control'> = () => document as unknown as Document;

export const certificate: ControlHandler<'certificate'> = (_input, fake) => {
  const pem = fake.certificate();
  if (pem === undefined) throw new ControlError(404, 'https is not served; start with --tls');
  return pem;
};

export const coverage: ControlHandler<'coverage'> = ({ query }, fake) => {
  const { bench } = placeFor(query, fake);
  const operations = fake.operations.map(({ id, statuses }) => {
    const met = bench.coverage.of(id);
    return {
      operationId: id,
      calls: met?.calls ?? 0,
      statuses: Object.fromEntries(met?.statuses ?? []),
      missing_statuses: statuses.filter((status) => !met?.statuses.has(status)),
      error_codes: Object.fromEntries(met?.errorCodes ?? []),
    };
  });
  return { met: operations.filter(({ calls }) => calls > 0).length, total: operations.length, operations };
};
