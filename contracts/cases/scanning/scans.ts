import type { Case } from '../../case.ts';
import { count, digest, name, text, time } from '../parts/forms.ts';
import { page } from '../parts/pages.ts';
import { report, reportType, shownWith, start, succeeded } from './steps.ts';

const base = { effect: 'write', given: ['artifact'], provenance: 'documented' } as const;
const severity = { $oneOf: ['None', 'Low', 'Medium', 'High', 'Critical', 'Security'] } as const;
const scanner = { name, vendor: name, version: name } as const;
const pointer = `/scan_overview/${reportType.replaceAll('/', '~1')}`;
const ofReport = `/${reportType.replaceAll('/', '~1')}`;

/** A scan changes nothing but what is known of the artifact. */
export const scans = [
  {
    ...base,
    id: 'scanning/overview',
    rule: 'a scan that has succeeded has a summary with every field of the page, each of its type',
    source: page('0302'),
    steps: [
      start,
      succeeded,
      shownWith({
        ...{ report_id: name, scan_status: 'Success', severity, duration: count, complete_percent: 100, scanner },
        ...{ start_time: time, end_time: { ...time, $not: '0001-01-01T00:00:00.000Z' } },
        summary: { total: count, fixable: count, summary: { $type: 'object' } },
      }),
    ],
  },
  {
    ...base,
    id: 'scanning/report',
    rule: 'a report stands under its type, with every field of the page, each of its type',
    source: page(1502),
    steps: [
      start,
      succeeded,
      report({
        ...{ generated_at: name, severity, scanner },
        vulnerabilities: {
          $each: {
            ...{ id: name, package: name, version: name, fix_version: text, description: name },
            severity: { $oneOf: ['Low', 'Medium', 'High', 'Critical'] },
            links: { $each: text },
            artifact_digests: { $minLength: 1, $each: digest },
            preferred_cvss: { score_v3: { $atLeast: 0 } },
            cwe_ids: { $each: text },
          },
        },
      }),
    ],
  },
  {
    ...base,
    id: 'scanning/same-severity',
    rule: 'report and summary have one severity and one scanner',
    source: page(1502),
    provenance: 'inferred',
    steps: [
      start,
      { ...succeeded, capture: { severity: `${pointer}/severity`, scanner: `${pointer}/scanner` } },
      report({ severity: { $ref: 'severity' }, scanner: { $ref: 'scanner' } }),
    ],
  },
  {
    ...base,
    id: 'scanning/same-each-time',
    rule: 'a report does not change until the artifact is scanned again',
    source: page(1502),
    provenance: 'inferred',
    steps: [
      start,
      succeeded,
      { ...report({ severity }), capture: { whole: ofReport } },
      { ...report({}), expect: { status: 200, body: { [reportType]: { $ref: 'whole' } } } },
    ],
  },
  {
    ...base,
    id: 'scanning/no-body',
    rule: 'a scan is accepted with 202 and no body',
    source: page(1501),
    steps: [
      start,
      succeeded,
      { operation: 'StartManualScanning', expect: { status: 202, body: { $absent: true } } },
      shownWith({ scan_status: { $oneOf: ['Pending', 'Running', 'Success', 'Error'] } }),
    ],
  },
  {
    ...base,
    id: 'scanning/anew',
    rule: 'scanning again makes a new report',
    source: page(1501),
    provenance: 'inferred',
    steps: [
      start,
      { ...succeeded, capture: { before: `${pointer}/report_id` } },
      { operation: 'StartManualScanning', expect: { status: 202 } },
      shownWith({ report_id: { $not: { $ref: 'before' } } }),
    ],
  },
  {
    ...base,
    id: 'scanning/while-running',
    rule: 'a second scan is refused while the first goes on',
    source: page(1501),
    provenance: 'inferred',
    behaviour: { id: 'scanning.while_running', option: 'reject' },
    steps: [start, { operation: 'StartManualScanning', expect: { status: [409, 400] } }],
  },
  {
    ...base,
    id: 'scanning/reference-is-digest',
    rule: 'what is scanned is named by its digest: a tag is refused',
    source: page(1501),
    provenance: 'inferred',
    behaviour: { id: 'artifacts.reference_is_tag', option: 'reject' },
    steps: [
      {
        operation: 'ListInstanceTags',
        query: { is_accessory: false },
        expect: { status: 200 },
        capture: { tag: '/tags/0/name' },
      },
      { operation: 'StartManualScanning', path: { reference: { $ref: 'tag' } }, expect: { status: 400 } },
      {
        operation: 'ListInstanceArtifactVulnerabilities',
        path: { reference: { $ref: 'tag' } },
        expect: { status: 400 },
      },
    ],
  },
  {
    ...base,
    effect: 'read',
    id: 'scanning/not-asked-for',
    rule: 'the summary of a scan is shown only where it is asked for',
    source: page('0302'),
    steps: [
      {
        operation: 'ShowInstanceArtifact',
        query: { with_scan_overview: false },
        expect: { status: 200, body: { digest: { $ref: 'reference' }, scan_overview: { $absent: true } } },
      },
    ],
  },
] as const satisfies readonly Case[];
