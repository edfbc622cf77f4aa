package main

import (
	"fmt"
	"slices"

	swr "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2/model"
)

// image is a version of a repository of library that has this tag.
type image struct{ repository, tag, digest string }

// oldestImage is the one to be scanned and deleted.
func oldestImage(client *swr.SwrClient) image {
	repositories := *must(client.ListNamespaceRepositories(&model.ListNamespaceRepositoriesRequest{
		InstanceId: instance, NamespaceName: "library", Limit: pointer(int32(100)),
	})).Repositories
	repository := *repositories[len(repositories)-1].Name
	artifacts := artifactsOf(client, "library", repository)
	at := slices.IndexFunc(artifacts, func(one model.Artifact) bool { return len(*one.Tags) > 0 })
	check(at >= 0, "%s has no version with a tag", repository)
	return image{repository, *(*artifacts[at].Tags)[0].Name, *artifacts[at].Digest}
}

// artifacts finds a version among all, reads how it was built, and deletes its tag, itself and its repository.
func artifacts(client *swr.SwrClient, of image) {
	check(slices.Contains(allDigests(client), of.digest), "%s is not among all artifacts", of.digest)
	history := must(client.ShowInstanceArtifactAddition(&model.ShowInstanceArtifactAdditionRequest{
		InstanceId: instance, NamespaceName: "library", RepositoryName: of.repository, Reference: of.digest,
		Addition: model.GetShowInstanceArtifactAdditionRequestAdditionEnum().BUILD_HISTORY,
	}))
	steps := *history.BuildHistories
	check(len(steps) > 0 && len(steps) == int(*history.Total) && steps[0].CreatedBy != "", "the build history is %v", steps)

	must(0, deleteTag(client, of))
	deleted := must(client.DeleteInstanceArtifact(&model.DeleteInstanceArtifactRequest{
		InstanceId: instance, NamespaceName: "library", RepositoryName: of.repository, Reference: of.digest,
	}))
	answered("deleting an artifact", 204, deleted.HttpStatusCode)
	_, err := client.ShowInstanceArtifact(&model.ShowInstanceArtifactRequest{
		InstanceId: instance, NamespaceName: "library", RepositoryName: of.repository, Reference: of.digest,
	})
	refused("a deleted artifact", 404, err)
	gone := must(client.DeleteInstanceRepository(&model.DeleteInstanceRepositoryRequest{
		InstanceId: instance, NamespaceName: "library", RepositoryName: of.repository,
	}))
	answered("deleting a repository", 204, gone.HttpStatusCode)
	_, err = client.ShowInstanceRepository(&model.ShowInstanceRepositoryRequest{
		InstanceId: instance, NamespaceName: "library", RepositoryName: of.repository,
	})
	refused("a deleted repository", 404, err)
	fmt.Printf("%s is deleted, built in %d steps\n", of.repository, len(steps))
}

func deleteTag(client *swr.SwrClient, of image) error {
	_, err := client.DeleteInstanceTag(&model.DeleteInstanceTagRequest{
		InstanceId: instance, NamespaceName: "library", RepositoryName: of.repository, TagName: of.tag,
	})
	return err
}

// allDigests follows the markers from the first page to the last.
func allDigests(client *swr.SwrClient) []string {
	var digests []string
	for marker := (*int32)(nil); ; {
		page := must(client.ListInstanceAllArtifacts(&model.ListInstanceAllArtifactsRequest{
			InstanceId: instance, Marker: marker, Limit: pointer(int32(100)),
		}))
		for _, artifact := range *page.Artifacts {
			digests = append(digests, *artifact.Digest)
		}
		if len(*page.Artifacts) < 100 {
			return digests
		}
		marker = page.NextMarker
	}
}
