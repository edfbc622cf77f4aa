// Scans a version and reads what was found.
import { call } from './calls.js';
import { check } from './fail.js';
import { artifacts } from './paths.js';

const one = `${artifacts}/{reference}`;

export const scanning = async (image) => {
  const name = image.repository_name;
  await call(202, 'POST', `${one}/scan`, image);
  const deadline = Date.now() + 30_000;
  let status = 'unknown';
  while (status !== 'Success') {
    check(Date.now() < deadline, `the scan of ${name} is still ${status} after 30 seconds`);
    await new Promise((resolve) => setTimeout(resolve, 500));
    status = await scanStatus(image);
    check(status !== 'Error' && status !== 'Stopped', `the scan of ${name} is ${status}`);
  }
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
