import type { Report } from './report.ts';

/** The report itself; contracts/reports/report.ts says what each field means. */
export const jsonReport = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;
