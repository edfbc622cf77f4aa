import type { Case } from '../../case.ts';
import { certificateBody } from '../../resources/access-bodies.ts';
import { name, time } from '../parts/forms.ts';
import { page } from '../parts/pages.ts';
import { refused } from '../parts/step.ts';

const lists = { operation: 'ListDomainNames' } as const;
const certificate_id = 'scs1730805603352';

const reading = { effect: 'read', given: ['domain name'], source: page('0602') } as const;
const writing = { effect: 'write', given: ['instance', 'free project'], source: page('0601') } as const;

const add = (domain_name: string) =>
  ({
    operation: 'AddDomainName',
    body: { domain_name, certificate_id },
    expect: { status: 201, body: { domain_name_info: { domain_name, certificate_id, type: 'custom' } } },
    capture: { domainname_id: '/domain_name_info/uid' },
  }) as const;

const remove = { operation: 'DeleteDomainName', expect: { status: 204 } } as const;
const at = { domainname_id: { $ref: 'domainname_id' } } as const;
const listed = (query: object, domain_name_infos: object) =>
  ({ ...lists, query, expect: { status: 200, body: { domain_name_infos } } }) as const;

const notNames = ['com', '-a.example.com', 'a-.example.com', 'a.*.example.com', 'a_b.example.com', 'a..com', ''];
const tooLong = [`${'a'.repeat(64)}.com`, `${'a.'.repeat(50)}b`];

/** Under which names an instance is reached. */
export const domainNames = [
  {
    ...reading,
    id: 'access/domains/fields',
    rule: 'a domain name has the fields of the page; the default one has the id of the instance and no certificate',
    provenance: 'documented',
    steps: [
      listed(
        {},
        {
          ...{ $minLength: 1, $unique: 'uid' },
          $each: {
            ...{ uid: name, domain_id: name, project_id: { $ref: 'project_id' }, instance_id: { $ref: 'instance_id' } },
            ...{ type: { $oneOf: ['default', 'custom'] }, domain_name: name, created_at: time, updated_at: time },
          },
          $contains: { uid: { $ref: 'instance_id' }, type: 'default', certificate_id: { $absent: true } },
        },
      ),
    ],
  },
  {
    ...reading,
    id: 'access/domains/filters',
    rule: 'uid and domain_name leave the domain name that is just that; what fits nothing is an empty list',
    source: 'Terraform provider huaweicloud, resource and data source of domain names',
    provenance: 'observed',
    steps: [
      { ...lists, expect: { status: 200 }, capture: { name: '/domain_name_infos/0/domain_name' } },
      listed({ domain_name: { $ref: 'name' } }, [{ domain_name: { $ref: 'name' } }]),
      listed({ uid: { $ref: 'instance_id' } }, [{ uid: { $ref: 'instance_id' } }]),
      listed({ uid: '00000000-0000-4000-8000-000000000000' }, []),
      listed({ domain_name: 'swr-pro.myhuaweicloud.com' }, []),
    ],
  },
  {
    ...writing,
    id: 'access/domains/life',
    rule: 'a domain name is added, listed, given another certificate, deleted, and then gone',
    provenance: 'documented',
    steps: [
      add('*.life.fake-swr-verify.example.com'),
      listed({}, { $contains: { uid: { $ref: 'domainname_id' }, certificate_id } }),
      {
        operation: 'UpdateDomainName',
        path: at,
        body: certificateBody,
        expect: { status: 200, body: { domain_name_info: { uid: { $ref: 'domainname_id' }, ...certificateBody } } },
      },
      listed({ uid: { $ref: 'domainname_id' } }, [certificateBody]),
      { operation: 'UpdateDomainName', path: at, body: {}, expect: refused(400) },
      { operation: 'UpdateDomainName', path: at, body: { certificate_id: '' }, expect: refused(400) },
      { ...remove, path: at },
      listed({}, { $excludes: { uid: { $ref: 'domainname_id' } } }),
      { operation: 'DeleteDomainName', path: at, expect: refused(404) },
    ],
  },
  {
    ...writing,
    id: 'access/domains/taken',
    rule: 'a domain name that is there already is a conflict',
    provenance: 'inferred',
    behaviour: { id: 'errors.conflict_status', option: 'harbor' },
    steps: [
      add('taken.fake-swr-verify.example.com'),
      { ...add('taken.fake-swr-verify.example.com'), capture: {}, expect: refused(409) },
      { ...remove, path: at },
    ],
  },
  {
    ...writing,
    id: 'access/domains/names',
    rule: 'a name has at least two parts of letters, digits and hyphens, a star only at its beginning, and 100 characters at most',
    provenance: 'documented',
    steps: [...notNames, ...tooLong].map((domain_name) => ({
      operation: 'AddDomainName' as const,
      body: { domain_name, certificate_id },
      expect: refused(400),
    })),
  },
  {
    ...writing,
    id: 'access/domains/needs',
    rule: 'a domain name needs a name and a certificate',
    provenance: 'documented',
    steps: [
      { certificate_id },
      { domain_name: 'a.example.com' },
      { domain_name: 'a.example.com', certificate_id: 1 },
    ].map((body) => ({ operation: 'AddDomainName' as const, body, expect: refused(400) })),
  },
  {
    ...writing,
    id: 'access/domains/default',
    rule: 'the default domain name cannot be deleted or given another certificate',
    source: page('0604'),
    provenance: 'inferred',
    behaviour: { id: 'access.default_domain', option: 'reject_400' },
    steps: [
      { operation: 'DeleteDomainName', path: { domainname_id: { $ref: 'instance_id' } }, expect: refused(400) },
      {
        operation: 'UpdateDomainName',
        path: { domainname_id: { $ref: 'instance_id' } },
        body: certificateBody,
        expect: refused(400),
      },
    ],
  },
] as const satisfies readonly Case[];
