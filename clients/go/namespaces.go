package main

import (
	"fmt"
	"slices"
	"time"

	swr "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2/model"
)

func lookAround(client *swr.SwrClient) {
	namespaces := everything("namespaces", func(offset, limit *int32) ([]model.Namespace, int32) {
		answer := must(client.ListInstanceNamespaces(&model.ListInstanceNamespacesRequest{
			InstanceId: instance, Offset: offset, Limit: limit,
		}))
		return *answer.Namespaces, *answer.Total
	})
	for _, name := range []string{"library", "root"} {
		at := slices.IndexFunc(namespaces, func(namespace model.Namespace) bool { return *namespace.Name == name })
		check(at >= 0, "%s should be among the namespaces", name)
	}
	repositories := must(client.ListInstanceRepositories(&model.ListInstanceRepositoriesRequest{
		InstanceId: instance, Limit: pointer(int32(100)),
	}))
	check(len(*repositories.Repositories) == min(int(*repositories.Total), 100), "a page of 100 repositories is not full")
	fmt.Printf("%d namespaces, %d repositories\n", len(namespaces), *repositories.Total)
}

func artifactsOf(client *swr.SwrClient, namespace, repository string) []model.Artifact {
	return everything("artifacts", func(offset, limit *int32) ([]model.Artifact, int32) {
		answer := must(client.ListInstanceArtifacts(&model.ListInstanceArtifactsRequest{
			InstanceId: instance, NamespaceName: namespace, RepositoryName: repository, Offset: offset, Limit: limit,
		}))
		return *answer.Artifacts, *answer.Total
	})
}

// ownNamespace makes a namespace, opens it to everybody, and deletes it.
func ownNamespace(client *swr.SwrClient) {
	name := fmt.Sprintf("go-%d", time.Now().UnixMilli())
	public := model.GetNamespaceMetadataPublicEnum()
	created := must(client.CreateInstanceNamespace(&model.CreateInstanceNamespaceRequest{
		InstanceId: instance, Body: &model.CreateInstanceNamespaceRequestBody{
			NamespaceName: name, Metadata: &model.NamespaceMetadata{Public: public.FALSE},
		},
	}))
	answered("creating a namespace", 201, created.HttpStatusCode)
	updated := must(client.UpdateInstanceNamespace(&model.UpdateInstanceNamespaceRequest{
		InstanceId: instance, NamespaceName: name,
		Body: &model.UpdateNamespaceRequestBody{Metadata: &model.NamespaceMetadata{
			Public: public.TRUE, AutoScan: pointer(model.GetNamespaceMetadataAutoScanEnum().TRUE),
		}},
	}))
	answered("updating a namespace", 200, updated.HttpStatusCode)
	show := &model.ShowInstanceNamespaceRequest{InstanceId: instance, NamespaceName: name}
	shown := must(client.ShowInstanceNamespace(show))
	check(*shown.NamespaceId == *created.Id && shown.Metadata.Public.Value() == "true" &&
		shown.Metadata.AutoScan.Value() == "true", "namespace %s is %v", name, shown)
	deleted := must(client.DeleteInstanceNamespace(&model.DeleteInstanceNamespaceRequest{
		InstanceId: instance, NamespaceName: name,
	}))
	answered("deleting a namespace", 204, deleted.HttpStatusCode)
	_, err := client.ShowInstanceNamespace(show)
	refused("a deleted namespace", 404, err)
}
