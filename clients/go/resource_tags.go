package main

import (
	"fmt"
	"slices"
	"time"

	swr "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2/model"
)

// resourceTags marks the instance and a namespace, finds both by the mark, and takes it away.
func resourceTags(client *swr.SwrClient) {
	tag := model.ResourceTag{Key: fmt.Sprintf("go-%d", time.Now().UnixMilli()), Value: "yes"}
	instanceTags(client, tag)
	namespaceTags(client, tag)
}

func filterOf(tag model.ResourceTag) *model.ListResourceInstancesRequestBody {
	return &model.ListResourceInstancesRequestBody{Tags: &[]model.TagsFilter{{Key: tag.Key, Values: []string{tag.Value}}}}
}

func hasKey(tags []model.ProjectTag, key string) bool {
	return slices.ContainsFunc(tags, func(one model.ProjectTag) bool { return one.Key == key })
}

func instanceTags(client *swr.SwrClient, tag model.ResourceTag) {
	created := must(client.CreateInstanceResourceTags(&model.CreateInstanceResourceTagsRequest{
		ResourceType: model.GetCreateInstanceResourceTagsRequestResourceTypeEnum().INSTANCES, ResourceId: instance,
		Body: &model.CreateResourceTagsRequestBody{Tags: []model.ResourceTag{tag}},
	}))
	answered("tagging an instance", 204, created.HttpStatusCode)
	check(slices.Contains(tagsOfInstance(client), tag), "%v is not a tag of the instance", tag)
	check(hasKey(*must(client.ListInstanceProjectTags(&model.ListInstanceProjectTagsRequest{})).Tags, tag.Key),
		"%s is not a tag of the project", tag.Key)
	found := everything("tagged instances", func(offset, limit *int32) ([]model.Resource, int32) {
		answer := must(client.ListInstanceResourceInstances(&model.ListInstanceResourceInstancesRequest{
			ResourceType: model.GetListInstanceResourceInstancesRequestResourceTypeEnum().INSTANCES,
			Offset:       offset, Limit: limit, Body: filterOf(tag),
		}))
		return *answer.Resources, *answer.TotalCount
	})
	check(len(found) == 1 && *found[0].ResourceId == instance, "%s finds %v", tag.Key, found)
	check(countTagged(client, tag) == 1, "1 instance with %s should be counted", tag.Key)

	deleted := must(client.DeleteInstanceResourceTags(&model.DeleteInstanceResourceTagsRequest{
		ResourceType: model.GetDeleteInstanceResourceTagsRequestResourceTypeEnum().INSTANCES, ResourceId: instance,
		Body: &model.DeleteResourceTagsRequestBody{Tags: []model.ResourceTag{tag}},
	}))
	answered("deleting a tag of an instance", 204, deleted.HttpStatusCode)
	check(countTagged(client, tag) == 0, "no instance with %s should be counted", tag.Key)
	check(!slices.Contains(tagsOfInstance(client), tag), "%v is still a tag of the instance", tag)
}

func tagsOfInstance(client *swr.SwrClient) []model.ResourceTag {
	return *must(client.ListInstanceResourceTags(&model.ListInstanceResourceTagsRequest{
		ResourceType: model.GetListInstanceResourceTagsRequestResourceTypeEnum().INSTANCES, ResourceId: instance,
	})).Tags
}

func countTagged(client *swr.SwrClient, tag model.ResourceTag) int32 {
	return *must(client.ShowInstanceResourceInstancesCount(&model.ShowInstanceResourceInstancesCountRequest{
		ResourceType: model.GetShowInstanceResourceInstancesCountRequestResourceTypeEnum().INSTANCES, Body: filterOf(tag),
	})).TotalCount
}
