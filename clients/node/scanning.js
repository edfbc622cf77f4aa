// Scans a version and reads what was found.
import { becomes, call } from './calls.js';
import { check } from './fail.js';
import { artifacts } from './paths.js';

const one = `${artifacts}/{reference}`;

export const scanning = async (image) => {
  const name = image.repository_name;
  await call(202, 'POST', `${one}/scan`, image);
  await becomes('Success', `the scan of ${name}`, () => scanStatus(image), ['Error', 'Stopped']);
  const { httpStatusCode, ...reports } = await call(200, 'GET', `${one}/vulnerabilities`, image);
  const [report, ...more] = Object.values(reports);
  check(report !== undefined && more.length === 0, `1 report wanted, not ${Object.keys(reports)}`);
  const { generated_at, scanner, severity, vulnerabilities } = report;
  check(scanner.name !== '' && generated_at !== '', `the report is of ${generated_at} by ${scanner.name}`);
  check(
    vulnerabilities.every((found) => found.id && found.package),
    'a vulnerability has no id or no package',
  );
  console.log(`${name} has ${vulnerabilities.length} vulnerabilities, ${severity}`);
};

const scanStatus = async (image) => {
  const { scan_overview } = await call(200, 'GET', one, image, { query: { with_scan_overview: true } });
  const [overview, ...more] = Object.values(scan_overview);
  check(overview !== undefined && more.length === 0, `1 overview wanted, not ${Object.keys(scan_overview)}`);
  return overview.scan_status;
};
