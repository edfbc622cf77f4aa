package main

import (
	"fmt"
	"slices"
	"time"

	swr "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2/model"
)

// scanning scans a version and reads what was found.
func scanning(client *swr.SwrClient, of image) {
	started := must(client.StartManualScanning(&model.StartManualScanningRequest{
		InstanceId: instance, NamespaceName: "library", RepositoryName: of.repository, Reference: of.digest,
	}))
	answered("starting a scan", 202, started.HttpStatusCode)
	status := "unknown"
	for deadline := time.Now().Add(30 * time.Second); status != "Success"; {
		check(time.Now().Before(deadline), "the scan of %s is still %s after 30 seconds", of.repository, status)
		time.Sleep(500 * time.Millisecond)
		status = scanStatus(client, of)
		check(status != "Error" && status != "Stopped", "the scan of %s is %s", of.repository, status)
	}
	reports := must(client.ListInstanceArtifactVulnerabilities(&model.ListInstanceArtifactVulnerabilitiesRequest{
		InstanceId: instance, NamespaceName: "library", RepositoryName: of.repository, Reference: of.digest,
	})).Body
	check(len(reports) == 1, "1 report wanted, not %d", len(reports))
	for _, report := range reports {
		found := *report.Vulnerabilities
		check(*report.Scanner.Name != "" && *report.GeneratedAt != "", "the report is %v", report)
		nameless := func(one model.Vulnerability) bool { return *one.Id == "" || *one.Package == "" }
		check(!slices.ContainsFunc(found, nameless), "a vulnerability has no id or no package")
		fmt.Printf("%s:%s has %d vulnerabilities, %s\n", of.repository, of.tag, len(found), report.Severity.Value())
	}
}

func scanStatus(client *swr.SwrClient, of image) string {
	artifact := must(client.ShowInstanceArtifact(&model.ShowInstanceArtifactRequest{
		InstanceId: instance, NamespaceName: "library", RepositoryName: of.repository, Reference: of.digest,
		WithScanOverview: pointer(true),
	}))
	check(len(artifact.ScanOverview) == 1, "1 overview wanted, not %d", len(artifact.ScanOverview))
	for _, overview := range artifact.ScanOverview {
		return overview.ScanStatus.Value()
	}
	return ""
}
