package main

import (
	"slices"

	swr "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2/model"
)

func namespaceTags(client *swr.SwrClient, tag model.ResourceTag) {
	created := must(client.CreateSubResourceTags(&model.CreateSubResourceTagsRequest{
		ResourceType:    model.GetCreateSubResourceTagsRequestResourceTypeEnum().INSTANCES,
		ResourceId:      instance,
		SubResourceType: model.GetCreateSubResourceTagsRequestSubResourceTypeEnum().NAMESPACES,
		SubResourceId:   "root",
		Body:            &model.CreateResourceTagsRequestBody{Tags: []model.ResourceTag{tag}},
	}))
	answered("tagging a namespace", 204, created.HttpStatusCode)
	check(slices.Contains(tagsOfNamespace(client), tag), "%v is not a tag of root", tag)
	check(hasKey(*must(client.ListNamespaceTags(&model.ListNamespaceTagsRequest{InstanceId: instance})).Tags, tag.Key),
		"%s is not a tag of a namespace", tag.Key)
	found := everything("tagged namespaces", func(offset, limit *int32) ([]model.Resource, int32) {
		answer := must(client.ListSubResourceInstances(&model.ListSubResourceInstancesRequest{
			ResourceType:    model.GetListSubResourceInstancesRequestResourceTypeEnum().INSTANCES,
			ResourceId:      instance,
			SubResourceType: model.GetListSubResourceInstancesRequestSubResourceTypeEnum().NAMESPACES,
			Offset:          offset, Limit: limit, Body: filterOf(tag),
		}))
		return *answer.Resources, *answer.TotalCount
	})
	check(len(found) == 1 && *found[0].ResourceName == "root", "%s finds %v", tag.Key, found)
	check(countTaggedNamespaces(client, tag) == 1, "1 namespace with %s should be counted", tag.Key)

	deleted := must(client.DeleteSubResourceTags(&model.DeleteSubResourceTagsRequest{
		ResourceType:    model.GetDeleteSubResourceTagsRequestResourceTypeEnum().INSTANCES,
		ResourceId:      instance,
		SubResourceType: model.GetDeleteSubResourceTagsRequestSubResourceTypeEnum().NAMESPACES,
		SubResourceId:   "root",
		Body:            &model.DeleteResourceTagsRequestBody{Tags: []model.ResourceTag{tag}},
	}))
	answered("deleting a tag of a namespace", 204, deleted.HttpStatusCode)
	check(countTaggedNamespaces(client, tag) == 0, "no namespace with %s should be counted", tag.Key)
	check(!slices.Contains(tagsOfNamespace(client), tag), "%v is still a tag of root", tag)
}

func tagsOfNamespace(client *swr.SwrClient) []model.ResourceTag {
	return *must(client.ListSubResourceTags(&model.ListSubResourceTagsRequest{
		ResourceType:    model.GetListSubResourceTagsRequestResourceTypeEnum().INSTANCES,
		ResourceId:      instance,
		SubResourceType: model.GetListSubResourceTagsRequestSubResourceTypeEnum().NAMESPACES,
		SubResourceId:   "root",
	})).Tags
}

func countTaggedNamespaces(client *swr.SwrClient, tag model.ResourceTag) int32 {
	return *must(client.ShowSubResourceInstancesCount(&model.ShowSubResourceInstancesCountRequest{
		ResourceType:    model.GetShowSubResourceInstancesCountRequestResourceTypeEnum().INSTANCES,
		ResourceId:      instance,
		SubResourceType: model.GetShowSubResourceInstancesCountRequestSubResourceTypeEnum().NAMESPACES,
		Body:            filterOf(tag),
	})).TotalCount
}
