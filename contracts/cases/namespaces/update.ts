import type { Case } from '../../case.ts';
import { page } from '../parts/pages.ts';
import { refused } from '../parts/step.ts';

const base = { effect: 'write', given: ['new namespace'], source: page('0104') } as const;
const operation = 'UpdateInstanceNamespace';
const show = (body: object) => ({ operation: 'ShowInstanceNamespace', expect: { status: 200, body } }) as const;

const settings = { public: 'true', auto_scan: 'true', prevent_vul: 'true', severity: 'high' };
const items = [{ cve_id: 'CVE-2019-10164' }, { cve_id: 'CVE-2020-1234' }];

/** Changing what a namespace is set to. */
export const namespaceUpdates = [
  {
    ...base,
    id: 'namespaces/update',
    rule: 'an update answers the settings and the allowlist as they are now, and they are shown so',
    provenance: 'documented',
    steps: [
      {
        operation,
        body: { metadata: settings, cve_allowlist: { expires_at: 1_900_000_000, items } },
        expect: {
          status: 200,
          body: {
            namespace_name: { $ref: 'namespace_name' },
            metadata: settings,
            cve_allowlist: { namespace_id: { $ref: 'namespace_id' }, expires_at: 1_900_000_000, items },
          },
        },
      },
      show({ metadata: settings, cve_allowlist: { expires_at: 1_900_000_000, items } }),
      { operation, body: { metadata: settings, cve_allowlist: { items: [] } }, expect: { status: 200 } },
      show({ metadata: settings, cve_allowlist: { items: [] } }),
    ],
  },
  {
    ...base,
    id: 'namespaces/update-merges',
    rule: 'what an update leaves out stays as it is',
    provenance: 'inferred',
    behaviour: { id: 'namespaces.update', option: 'merge' },
    steps: [
      { operation, body: { metadata: settings, cve_allowlist: { items } }, expect: { status: 200 } },
      { operation, body: { metadata: { public: 'false' } }, expect: { status: 200 } },
      show({ metadata: { ...settings, public: 'false' }, cve_allowlist: { items } }),
    ],
  },
  {
    ...base,
    id: 'namespaces/update-vulnerability-twice',
    rule: 'a vulnerability is in the allowlist once',
    provenance: 'documented',
    steps: [
      {
        operation,
        body: { metadata: settings, cve_allowlist: { items: [...items, ...items] } },
        expect: refused(400),
      },
    ],
  },
] as const satisfies readonly Case[];
