package main

import (
	"fmt"
	"slices"
	"time"

	swr "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2/model"
)

// createRegistry makes a registry that is the demo's second instance, and reads it.
func createRegistry(client *swr.SwrClient) int32 {
	second := secondInstance(client)
	body := &model.CreateRegistryRequestBody{
		Name:       fmt.Sprintf("go-%d", time.Now().UnixNano()),
		Type:       "swr-pro-internal",
		Url:        "https://" + *second.AccessAddress,
		Credential: &model.Credential{Type: "basic", AccessKey: account.ak, AccessSecret: account.sk},
		Insecure:   true,
		RegionId:   pointer("cn-north-4"),
		ProjectId:  pointer(account.project),
		InstanceId: second.Id,
	}
	created := must(client.CreateInstanceRegistry(&model.CreateInstanceRegistryRequest{InstanceId: instance, Body: body}))
	answered("creating a registry", 201, created.HttpStatusCode)
	shown := must(client.ShowInstanceRegistry(&model.ShowInstanceRegistryRequest{
		InstanceId: instance, RegistryId: *created.Id,
	}))
	check(*shown.Name == body.Name && *shown.InstanceId == *second.Id && *shown.Status == "healthy",
		"registry %d is %v", *created.Id, shown)
	registries := everything("registries", func(offset, limit *int32) ([]model.Registry, int32) {
		answer := must(client.ListInstanceRegistries(&model.ListInstanceRegistriesRequest{
			InstanceId: instance, Type: pointer("swr-pro-internal"), Offset: offset, Limit: limit,
		}))
		return *answer.Registries, *answer.Total
	})
	isOurs := func(one model.Registry) bool { return *one.Id == *created.Id }
	check(slices.ContainsFunc(registries, isOurs), "registry %d is not listed", *created.Id)
	fmt.Printf("registry %d: %s\n", *created.Id, *shown.Status)
	return *created.Id
}

func secondInstance(client *swr.SwrClient) model.Instance {
	instances := everything("instances", func(offset, limit *int32) ([]model.Instance, int32) {
		answer := must(client.ListInstance(&model.ListInstanceRequest{Offset: offset, Limit: limit}))
		return *answer.Instances, *answer.Total
	})
	at := slices.IndexFunc(instances, func(one model.Instance) bool { return *one.Id != instance })
	check(at >= 0, "there is no second instance")
	return instances[at]
}

func keepsRegistry(client *swr.SwrClient, registry int32) {
	_, err := client.DeleteInstanceRegistry(&model.DeleteInstanceRegistryRequest{
		InstanceId: instance, RegistryId: registry,
	})
	refused("a registry that a policy uses", 412, err)
}

func deleteRegistry(client *swr.SwrClient, registry int32) {
	deleted := must(client.DeleteInstanceRegistry(&model.DeleteInstanceRegistryRequest{
		InstanceId: instance, RegistryId: registry,
	}))
	answered("deleting a registry", 204, deleted.HttpStatusCode)
	_, err := client.ShowInstanceRegistry(&model.ShowInstanceRegistryRequest{
		InstanceId: instance, RegistryId: registry,
	})
	refused("a deleted registry", 404, err)
}
