import { reportType } from '../cases/scanning/steps.ts';
import { asFields, asRecords, type Fields } from '../service/json.ts';
import { ignoring, inBody, withBody, withStatus } from './change.ts';
import type { Mutant } from './mutant.ts';

const starts = ['StartManualScanning'] as const;
const shows = ['ShowInstanceArtifact'] as const;
const reports = ['ListInstanceArtifactVulnerabilities'] as const;

const inOverview = (change: (overview: Fields) => unknown) =>
  inBody(({ scan_overview, ...body }) => {
    const summary = (scan_overview as Fields | undefined)?.[reportType];
    if (summary === undefined) return body;
    return { ...body, scan_overview: { [reportType]: change(asFields(summary)) } };
  });

const inReport = (change: (report: Fields) => unknown) =>
  inBody((body) => {
    const report = body[reportType];
    return report === undefined ? body : { ...body, [reportType]: change(asFields(report)) };
  });

const inFindings = (change: (found: Fields) => Fields) =>
  inReport((report) => ({ ...report, vulnerabilities: asRecords(report.vulnerabilities).map(change) }));

/** Scanning that shows, answers or keeps something else than it should. */
export const scanning: readonly Mutant[] = [
  {
    name: 'scan answered with 200',
    breaks: 'a scan is accepted with 202',
    documented: true,
    on: starts,
    answer: (answer) => (answer.status === 202 ? withStatus(answer, 200) : answer),
  },
  {
    name: 'second scan accepted',
    breaks: 'a second scan is refused while the first goes on',
    documented: false,
    on: starts,
    answer: (answer) => (answer.status === 409 ? withBody(withStatus(answer, 202), undefined) : answer),
  },
  {
    name: 'scan that does nothing',
    breaks: 'scanning again makes a new report',
    documented: true,
    on: starts,
    request: (request) => ({ ...request, method: 'GET', target: request.target.replace(/\/scan$/, '') }),
    answer: (answer) => (answer.status === 200 ? withBody(withStatus(answer, 202), undefined) : answer),
  },
  {
    name: 'overview never shown',
    breaks: 'with_scan_overview adds the summary of the scan',
    documented: true,
    on: shows,
    request: ignoring('with_scan_overview'),
  },
  {
    name: 'overview always shown',
    breaks: 'the summary is shown only where it is asked for',
    documented: true,
    on: shows,
    request: (request) => ({ ...request, target: request.target.replace('overview=false', 'overview=true') }),
  },
  {
    name: 'overview under another type',
    breaks: 'the summary stands under the type of the report',
    documented: true,
    on: shows,
    answer: inBody(({ scan_overview, ...body }) => ({
      ...body,
      ...(scan_overview !== undefined && { scan_overview: { report: Object.values(asFields(scan_overview))[0] } }),
    })),
  },
  {
    name: 'scan without an end',
    breaks: 'a scan that has succeeded has an end',
    documented: true,
    on: shows,
    answer: inOverview((overview) => ({ ...overview, end_time: '0001-01-01T00:00:00.000Z' })),
  },
  {
    name: 'scan half done',
    breaks: 'a scan that has succeeded is done by a hundred percent',
    documented: true,
    on: shows,
    answer: inOverview((overview) => ({ ...overview, complete_percent: 50 })),
  },
  {
    name: 'duration as text',
    breaks: 'duration is a number of seconds',
    documented: true,
    on: shows,
    answer: inOverview((overview) => ({ ...overview, duration: `${overview.duration}s` })),
  },
  {
    name: 'report in a body',
    breaks: 'reports stand at the top level, by their type',
    documented: true,
    on: reports,
    answer: inBody((body) => ({ body })),
  },
  {
    name: 'vulnerabilities null',
    breaks: 'vulnerabilities is a list',
    documented: true,
    on: reports,
    answer: inReport((report) => ({ ...report, vulnerabilities: null })),
  },
  {
    name: 'vulnerabilities of nothing',
    breaks: 'a vulnerability says which artifacts have it',
    documented: true,
    on: reports,
    answer: inFindings((found) => ({ ...found, artifact_digests: [] })),
  },
  {
    name: 'severity in capitals',
    breaks: 'severities are those of the page',
    documented: true,
    on: reports,
    answer: inFindings((found) => ({ ...found, severity: String(found.severity).toUpperCase() })),
  },
  {
    name: 'score as text',
    breaks: 'scores are numbers',
    documented: true,
    on: reports,
    answer: inFindings((found) => ({ ...found, preferred_cvss: { score_v3: 'high' } })),
  },
  {
    name: 'report of another severity',
    breaks: 'report and summary have one severity',
    documented: false,
    on: reports,
    answer: inReport((report) => ({ ...report, severity: report.severity === 'Low' ? 'High' : 'Low' })),
  },
  {
    name: 'report that changes',
    breaks: 'a report does not change until the artifact is scanned again',
    documented: false,
    on: reports,
    answer: (answer, request, { memory }) => {
      const turn = Number(memory.get('turn') ?? 0) + 1;
      memory.set('turn', turn);
      return inFindings((found) => ({ ...found, id: `${found.id}${turn}` }))(answer, request);
    },
  },
];
