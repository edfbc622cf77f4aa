import type { Case } from '../../case.ts';
import { internalBody, registryBody } from '../../resources/registry-bodies.ts';
import { id, name, text, utcTime } from '../parts/forms.ts';
import { page } from '../parts/pages.ts';
import { create, listed, lists, remove, shows, update } from './steps.ts';

const reading = { effect: 'read', given: ['registry'], source: page(1102) } as const;
const creating = { effect: 'write', given: ['instance'], source: page(1101) } as const;
const replacing = { effect: 'write', given: ['new registry'], source: page(1104) } as const;

/** The secret is not shown as it was sent. */
const { access_secret: secret, ...login } = registryBody.credential;
const asShown = (body: typeof registryBody | typeof internalBody) => ({
  ...{ ...body, name: { $ref: 'new_name' } },
  credential: { ...login, access_secret: { $any: true } },
});

const noTarget = { region_id: '', project_id: '', instance_id: '' } as const;

/** What replication pulls from and pushes to: registries listed, created, replaced and deleted. */
export const registries = [
  {
    ...reading,
    id: 'registries/fields',
    rule: 'a registry has the fields of the page, each of its type',
    provenance: 'documented',
    steps: [
      {
        ...lists,
        expect: {
          status: 200,
          body: {
            registries: {
              ...{ $minLength: 1, $unique: 'id' },
              $each: {
                ...{ id, name, description: text, region_id: text, project_id: text, instance_id: text },
                ...{ type: { $oneOf: ['swr-pro', 'swr-pro-internal', 'huawei-SWR'] }, url: { $matches: '^https?://' } },
                credential: { type: 'basic', access_key: name, access_secret: text },
                ...{ insecure: { $type: 'boolean' }, status: { $oneOf: ['healthy', 'unhealthy'] } },
                ...{ created_at: utcTime, updated_at: utcTime },
              },
            },
          },
        },
      },
    ],
  },
  {
    ...reading,
    id: 'registries/listed-as-shown',
    rule: 'the list shows a registry as it is shown alone',
    provenance: 'documented',
    steps: [
      {
        ...lists,
        expect: { status: 200 },
        capture: { registry: '/registries/0', registry_id: '/registries/0/id' },
      },
      shows({ $ref: 'registry' }),
    ],
  },
  {
    ...creating,
    id: 'registries/life',
    rule: 'a registry is created, shown as it was sent, listed, deleted, and then gone',
    given: ['new registry'],
    provenance: 'documented',
    steps: [
      { ...create, body: { ...registryBody, name: { $ref: 'new_name' } }, expect: { status: 201, body: { id } } },
      { ...shows({ ...asShown(registryBody), ...noTarget, id: { $ref: 'registry_id' } }), capture: { registry: '' } },
      listed({}, { $contains: { $ref: 'registry' } }),
      remove,
      { operation: 'ShowInstanceRegistry', expect: { status: 404 } },
      listed({}, { $excludes: { id: { $ref: 'registry_id' } } }),
    ],
  },
  {
    ...replacing,
    id: 'registries/replaced',
    rule: 'a replaced registry is shown as it was sent, under its id; what was not sent is gone',
    provenance: 'documented',
    steps: [
      update({ ...internalBody, name: { $ref: 'new_name' }, description: '' }),
      shows({
        ...{ ...asShown(internalBody), description: '', id: { $ref: 'registry_id' }, dns_conf: { $absent: true } },
      }),
      update({ ...registryBody, name: { $ref: 'new_name' }, insecure: false }),
      shows({ ...asShown(registryBody), ...noTarget, insecure: false }),
    ],
  },
  {
    ...replacing,
    id: 'registries/secret',
    rule: 'the secret of a registry is not shown',
    source: 'Terraform provider huaweicloud, data source swr_enterprise_instance_registries',
    provenance: 'inferred',
    behaviour: { id: 'registries.secret', option: 'mask' },
    steps: [
      shows({ credential: { ...login, access_secret: '*****' } }),
      listed({}, { $each: { credential: { access_secret: { $not: secret } } } }),
    ],
  },
  {
    ...replacing,
    id: 'registries/internal',
    rule: 'a registry that is an instance says which: project, region and instance',
    source: page(1101),
    provenance: 'documented',
    steps: (['project_id', 'region_id', 'instance_id'] as const).map((field) => {
      const { [field]: _, ...rest } = internalBody;
      return {
        operation: 'CreateInstanceRegistry',
        body: { ...rest, name: { $ref: 'new_name' } },
        expect: { status: 400 },
      } as const;
    }),
  },
  {
    ...replacing,
    id: 'registries/internal-kept',
    rule: 'a registry that is an instance is created and shown with what it was said to be',
    source: page(1101),
    provenance: 'documented',
    steps: [
      { ...create, body: { ...internalBody, name: { $ref: 'new_name' } }, capture: { registry_id: '/id' } },
      shows(asShown(internalBody)),
      remove,
    ],
  },
  {
    ...replacing,
    id: 'registries/url',
    rule: 'a url that is not an address is refused',
    source: page(1101),
    provenance: 'inferred',
    steps: ['', 'https://', 'ftp://harbor.example.com', 'two words'].map(
      (url) =>
        ({
          operation: 'CreateInstanceRegistry',
          body: { ...registryBody, url, name: { $ref: 'new_name' } },
          expect: { status: 400 },
        }) as const,
    ),
  },
  {
    ...replacing,
    id: 'registries/taken-name',
    rule: 'a second registry of a name is a conflict',
    source: page(1101),
    provenance: 'inferred',
    behaviour: { id: 'errors.conflict_status', option: 'harbor' },
    steps: [
      {
        operation: 'CreateInstanceRegistry',
        body: { ...registryBody, name: { $ref: 'registry_name' } },
        expect: { status: 409 },
      },
      { ...create, body: { ...registryBody, name: { $ref: 'new_name' } }, capture: { other: '/id' } },
      { ...update({ ...registryBody, name: { $ref: 'new_name' } }), expect: { status: 409 } },
      { ...remove, path: { registry_id: { $ref: 'other' } } },
    ],
  },
  {
    ...replacing,
    id: 'registries/updated-at',
    rule: 'replacing a registry moves updated_at on and leaves created_at',
    provenance: 'documented',
    steps: [
      { ...shows({}), capture: { created: '/created_at', updated: '/updated_at' } },
      { ...update({ ...registryBody, name: { $ref: 'registry_name' } }), afterMs: 50 },
      shows({ created_at: { $ref: 'created' }, updated_at: { $not: { $ref: 'updated' } } }),
    ],
  },
] as const satisfies readonly Case[];
