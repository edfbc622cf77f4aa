package main

import (
	"fmt"
	"slices"
	"time"

	swr "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2/model"
)

// withInstance makes an instance, reads and changes what it has, hands it to the flows that need one of their own, and
// deletes it.
func withInstance(client *swr.SwrClient, flows ...func(client *swr.SwrClient, made string)) {
	made, job := createInstance(client)
	shown := must(client.ShowInstance(&model.ShowInstanceRequest{InstanceId: made}))
	check(shown.Status.Value() == "Running" && *shown.AccessAddress != "", "instance %s is %v", made, shown)
	deleteJob(client, job)
	configuration(client, made)
	featureGates(client, made)
	statistics(client, made)
	for _, flow := range flows {
		flow(client, made)
	}
	deleted := must(client.DeleteInstance(&model.DeleteInstanceRequest{
		InstanceId: made, Body: &model.DeleteInstanceRequestBody{DeleteObs: pointer(true), DeleteDns: pointer(true)},
	}))
	answered("deleting an instance", 202, deleted.HttpStatusCode)
	_, err := client.ShowInstance(&model.ShowInstanceRequest{InstanceId: made})
	refused("a deleted instance", 404, err)
}

func createInstance(client *swr.SwrClient) (made, job string) {
	created := must(client.CreateInstance(&model.CreateInstanceRequest{Body: &model.CreateInstanceRequestBody{
		Name:                fmt.Sprintf("go-%d", time.Now().UnixMilli()),
		Spec:                model.GetCreateInstanceRequestBodySpecEnum().SWR_EE_PROFESSIONAL,
		VpcId:               vpc,
		SubnetId:            subnet,
		ProjectId:           account.project,
		ChargeMode:          model.GetCreateInstanceRequestBodyChargeModeEnum().POST_PAID,
		EnterpriseProjectId: "0",
	}}))
	answered("creating an instance", 202, created.HttpStatusCode)
	becomes("the job of instance "+*created.InstanceId, "Success", func() string {
		return must(client.ShowInstanceJob(&model.ShowInstanceJobRequest{JobId: *created.JobId})).Status.Value()
	})
	return *created.InstanceId, *created.JobId
}

func deleteJob(client *swr.SwrClient, job string) {
	jobs := everything("jobs", func(offset, limit *int32) ([]model.JobDetail, int32) {
		answer := must(client.ListInstanceJobs(&model.ListInstanceJobsRequest{Offset: offset, Limit: limit}))
		return *answer.Jobs, *answer.Total
	})
	at := slices.IndexFunc(jobs, func(one model.JobDetail) bool { return *one.Id == job })
	check(at >= 0, "job %s is not listed", job)
	deleted := must(client.DeleteInstanceJob(&model.DeleteInstanceJobRequest{JobId: job}))
	// It can be listed for a while yet.
	answered("deleting a job", 204, deleted.HttpStatusCode)
}

func configuration(client *swr.SwrClient, made string) {
	updated := must(client.UpdateInstanceConfiguration(&model.UpdateInstanceConfigurationRequest{
		InstanceId: made, Body: &model.UpdateInstanceConfigurationRequestBody{AnonymousAccess: true},
	}))
	answered("updating a configuration", 200, updated.HttpStatusCode)
	shown := must(client.ShowInstanceConfiguration(&model.ShowInstanceConfigurationRequest{InstanceId: made}))
	check(*shown.AnonymousAccess, "anonymous access should be on")
}

func featureGates(client *swr.SwrClient, made string) {
	own := must(client.ListFeatureGates(&model.ListFeatureGatesRequest{InstanceId: made}))
	check(*own.EnableDomainName && *own.EnableArtifactGc, "the feature gates of %s are %v", made, own)
	global := must(client.ListGlobalFeatureGates(&model.ListGlobalFeatureGatesRequest{}))
	check(*global.EnableEnterprise, "the feature gates are %v", global)
}

func statistics(client *swr.SwrClient, made string) {
	found := must(client.ListInstanceStatistics(&model.ListInstanceStatisticsRequest{InstanceId: made}))
	check(*found.TotalNamespaceCount == 1 && *found.TotalImageCount == 0 && *found.NamespaceQuota > 0,
		"the statistics of %s are %v", made, found)
	fmt.Printf("instance %s: 1 of %d namespaces\n", made, *found.NamespaceQuota)
}
