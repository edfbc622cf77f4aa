"""Puts a tag on the instance and on a namespace, finds both by it, and takes it off."""

import time

from account import INSTANCE
from calls import answered, call, check, everything
from huaweicloudsdkswr.v2 import (
    CreateInstanceResourceTagsRequest,
    CreateResourceTagsRequestBody,
    CreateSubResourceTagsRequest,
    DeleteInstanceResourceTagsRequest,
    DeleteResourceTagsRequestBody,
    DeleteSubResourceTagsRequest,
    ListInstanceProjectTagsRequest,
    ListInstanceResourceInstancesRequest,
    ListInstanceResourceTagsRequest,
    ListNamespaceTagsRequest,
    ListResourceInstancesRequestBody,
    ListSubResourceInstancesRequest,
    ListSubResourceTagsRequest,
    ResourceTag,
    ShowInstanceResourceInstancesCountRequest,
    ShowSubResourceInstancesCountRequest,
    TagsFilter,
)

ID = INSTANCE["instance_id"]
INSTANCES = {"resource_type": "instances"}
THIS = {**INSTANCES, "resource_id": ID}
NAMESPACES = {**THIS, "sub_resource_type": "namespaces"}
ROOT = {**NAMESPACES, "sub_resource_id": "root"}


def resource_tags(swr):
    tag = ResourceTag(key=f"python-{time.time_ns()}", value="flow")
    wanted = ListResourceInstancesRequestBody(tags=[TagsFilter(key=tag.key, values=[tag.value])])
    on_instance(swr, tag, wanted)
    on_namespace(swr, tag, wanted)


def on_instance(swr, tag, wanted):
    body = CreateResourceTagsRequestBody(tags=[tag])
    answered(204, swr.create_instance_resource_tags, CreateInstanceResourceTagsRequest(**THIS, body=body))
    tags = call(swr.list_instance_resource_tags, ListInstanceResourceTagsRequest(**THIS)).tags
    check(tag in tags, f"{tag.key} is not among the tags of the instance")
    everywhere = call(swr.list_instance_project_tags, ListInstanceProjectTagsRequest()).tags
    check(values_of(tag.key, everywhere) == [tag.value], f"{tag.key} is not among the tags of all instances")
    request = ListInstanceResourceInstancesRequest(**INSTANCES, body=wanted)
    found = everything(swr.list_instance_resource_instances, request, "resources", "total_count")
    check([one.resource_id for one in found] == [ID], f"the instances of {tag.key} are {found}")
    request = ShowInstanceResourceInstancesCountRequest(**INSTANCES, body=wanted)
    count = call(swr.show_instance_resource_instances_count, request).total_count
    check(count == 1, f"{count} instances have {tag.key}, not 1")

    body = DeleteResourceTagsRequestBody(tags=[tag])
    answered(204, swr.delete_instance_resource_tags, DeleteInstanceResourceTagsRequest(**THIS, body=body))
    tags = call(swr.list_instance_resource_tags, ListInstanceResourceTagsRequest(**THIS)).tags
    check(tag not in tags, f"{tag.key} is still on the instance")


def on_namespace(swr, tag, wanted):
    body = CreateResourceTagsRequestBody(tags=[tag])
    answered(204, swr.create_sub_resource_tags, CreateSubResourceTagsRequest(**ROOT, body=body))
    tags = call(swr.list_sub_resource_tags, ListSubResourceTagsRequest(**ROOT)).tags
    check(tag in tags, f"{tag.key} is not among the tags of root")
    everywhere = call(swr.list_namespace_tags, ListNamespaceTagsRequest(**INSTANCE)).tags
    check(values_of(tag.key, everywhere) == [tag.value], f"{tag.key} is not among the tags of all namespaces")
    request = ListSubResourceInstancesRequest(**NAMESPACES, body=wanted)
    found = everything(swr.list_sub_resource_instances, request, "resources", "total_count")
    check([one.resource_name for one in found] == ["root"], f"the namespaces of {tag.key} are {found}")
    request = ShowSubResourceInstancesCountRequest(**NAMESPACES, body=wanted)
    count = call(swr.show_sub_resource_instances_count, request).total_count
    check(count == 1, f"{count} namespaces have {tag.key}, not 1")

    body = DeleteResourceTagsRequestBody(tags=[tag])
    answered(204, swr.delete_sub_resource_tags, DeleteSubResourceTagsRequest(**ROOT, body=body))
    tags = call(swr.list_sub_resource_tags, ListSubResourceTagsRequest(**ROOT)).tags
    check(tag not in tags, f"{tag.key} is still on root")
    print(f"{tag.key} was on the instance and on root")


def values_of(key, tags):
    return next((tag.values for tag in tags if tag.key == key), None)
