"""Scans a version and reads what was found."""

from calls import answered, becomes, call, check
from huaweicloudsdkswr.v2 import (
    ListInstanceArtifactVulnerabilitiesRequest,
    ShowInstanceArtifactRequest,
    StartManualScanningRequest,
)


def scanning(swr, image):
    name = image["repository_name"]
    answered(202, swr.start_manual_scanning, StartManualScanningRequest(**image))
    becomes("Success", f"the scan of {name}", lambda: scan_status(swr, image), never=("Error", "Stopped"))
    request = ListInstanceArtifactVulnerabilitiesRequest(**image)
    reports = list(call(swr.list_instance_artifact_vulnerabilities, request).body.values())
    check(len(reports) == 1, f"1 report wanted, not {len(reports)}")
    found = reports[0].vulnerabilities
    check(reports[0].scanner.name and reports[0].generated_at, f"the report is {reports[0]}")
    check(all(one.id and one.package for one in found), "a vulnerability has no id or no package")
    print(f"{name} has {len(found)} vulnerabilities, {reports[0].severity}")


def scan_status(swr, image):
    request = ShowInstanceArtifactRequest(**image, with_scan_overview=True)
    overviews = list(call(swr.show_instance_artifact, request).scan_overview.values())
    check(len(overviews) == 1, f"1 overview wanted, not {len(overviews)}")
    return overviews[0].scan_status
