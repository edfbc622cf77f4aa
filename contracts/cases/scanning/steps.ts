/** Starts a scan; where one goes on, that is waited for instead. */
export const start = { operation: 'StartManualScanning', expect: { status: [202, 409] } } as const;

export const reportType = 'application/vnd.security.vulnerability.report; version=1.1';

/** As long as the largest image may take. */
const patience = { tries: 60, pauseMs: 5000 } as const;

/** The artifact with the summary of its scan. */
export const shownWith = (summary: object) =>
  ({
    operation: 'ShowInstanceArtifact',
    query: { with_scan_overview: true },
    expect: { status: 200, body: { scan_overview: { [reportType]: summary } } },
  }) as const;

/** Waits until the scan has succeeded. */
export const succeeded = { ...shownWith({ scan_status: 'Success' }), until: patience } as const;

export const report = (body: object) =>
  ({
    operation: 'ListInstanceArtifactVulnerabilities',
    expect: { status: 200, body: { [reportType]: body } },
  }) as const;
