package main

import (
	"fmt"
	"slices"
	"strings"

	swr "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2/model"
)

// auditLogs finds the deletion of a version in the log, and its repository no longer among those of the project.
func auditLogs(client *swr.SwrClient, gone image) {
	logs := everything("audit logs", func(offset, limit *int32) ([]model.AuditLog, int32) {
		answer := must(client.ListAuditLogs(&model.ListAuditLogsRequest{
			InstanceId: instance, Operation: "delete", Offset: offset, Limit: limit,
		}))
		return *answer.AuditLogs, *answer.Total
	})
	resource := fmt.Sprintf("library/%s:%s", gone.repository, gone.digest)
	isOurs := func(one model.AuditLog) bool { return *one.Resource == resource && *one.ResourceType == "artifact" }
	check(slices.ContainsFunc(logs, isOurs), "the deletion of %s is not in %v", resource, logs)
	check(slices.IsSortedFunc(logs, func(a, b model.AuditLog) int { return strings.Compare(*b.OpTime, *a.OpTime) }),
		"the newest should be first in %v", logs)
	repositories := allRepositories(client)
	check(len(repositories) > 0 && !slices.Contains(repositories, instance+"/library/"+gone.repository),
		"%s should not be among all repositories", gone.repository)
	fmt.Printf("%d deletions in the log, %d repositories in the project\n", len(logs), len(repositories))
}

// allRepositories follows the markers from the first page to the last.
func allRepositories(client *swr.SwrClient) []string {
	var paths []string
	for marker := (*string)(nil); ; {
		page := must(client.ListAllInstanceRepositories(&model.ListAllInstanceRepositoriesRequest{
			Marker: marker, Limit: pointer(int32(10)),
		}))
		for _, one := range *page.Repositories {
			paths = append(paths, *one.InstanceId+"/"+*one.NamespaceName+"/"+*one.Name)
		}
		marker = page.PageInfo.NextMarker
		if marker == nil || *marker == "" {
			return paths
		}
	}
}
