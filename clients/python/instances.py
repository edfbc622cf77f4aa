"""Makes an instance, waits for its job, reads what it has, and deletes both."""

import time

from account import PROJECT
from calls import answered, becomes, call, check, everything, refused, with_id
from huaweicloudsdkswr.v2 import (
    CreateInstanceRequest,
    CreateInstanceRequestBody,
    CreateInstanceRequestBodyResourceTags,
    DeleteInstanceJobRequest,
    DeleteInstanceRequest,
    DeleteInstanceRequestBody,
    ListFeatureGatesRequest,
    ListGlobalFeatureGatesRequest,
    ListInstanceJobsRequest,
    ListInstanceResourceTagsRequest,
    ListInstanceStatisticsRequest,
    ShowInstanceConfigurationRequest,
    ShowInstanceJobRequest,
    ShowInstanceRequest,
    UpdateInstanceConfigurationRequest,
    UpdateInstanceConfigurationRequestBody,
)

VPC = "7f2c2f5e-1f39-4a5c-8a5d-0d3f1f2c3b4a"
SUBNET = "0c6b8a1d-5c55-4a36-9a4a-1f9e2f6d7c8b"


def instances(swr):
    created = create(swr)
    instance = {"instance_id": created.instance_id}
    job = {"job_id": created.job_id}
    becomes("Success", f"job {created.job_id}", lambda: job_status(swr, job, created), never=("Failed",))
    finished = everything(swr.list_instance_jobs, ListInstanceJobsRequest(status="Success"), "jobs")
    check(with_id(finished, created.job_id), f"job {created.job_id} is not among those that succeeded")
    contents(swr, instance)
    configuration(swr, instance)
    body = DeleteInstanceRequestBody(delete_obs=True, delete_dns=True)
    answered(202, swr.delete_instance, DeleteInstanceRequest(**instance, body=body))
    refused("a deleted instance", 404, swr.show_instance, ShowInstanceRequest(**instance))
    answered(204, swr.delete_instance_job, DeleteInstanceJobRequest(**job))


def create(swr):
    body = CreateInstanceRequestBody(
        name=f"python-{time.time_ns()}",
        spec="swr.ee.professional",
        vpc_id=VPC,
        subnet_id=SUBNET,
        project_id=PROJECT,
        charge_mode="postPaid",
        enterprise_project_id="0",
        resource_tags=[CreateInstanceRequestBodyResourceTags(key="client", value="python")],
    )
    created = answered(202, swr.create_instance, CreateInstanceRequest(body=body))
    shown = call(swr.show_instance, ShowInstanceRequest(instance_id=created.instance_id))
    check(shown.name == body.name, f"instance {created.instance_id} should be {body.name}, not {shown.name}")
    check(shown.status in ("Initial", "Creating"), f"a new instance is {shown.status}")
    return created


def job_status(swr, job, created):
    shown = call(swr.show_instance_job, ShowInstanceJobRequest(**job))
    seen = (shown.type, shown.instance_id)
    check(seen == ("CreateInstance", created.instance_id), f"job {created.job_id} is {seen}")
    return shown.status


def contents(swr, instance):
    shown = call(swr.show_instance, ShowInstanceRequest(**instance))
    check(shown.status == "Running" and shown.access_address, f"the instance is {shown.status}")
    resource = {"resource_type": "instances", "resource_id": shown.id}
    tags = call(swr.list_instance_resource_tags, ListInstanceResourceTagsRequest(**resource)).tags
    check([(tag.key, tag.value) for tag in tags] == [("client", "python")], f"a new instance has the tags {tags}")
    counts = call(swr.list_instance_statistics, ListInstanceStatisticsRequest(**instance))
    seen = (counts.total_namespace_count, counts.total_image_count, counts.intranet_endpoint_count)
    check(seen == (1, 0, 1), f"the counts of a new instance are {seen}")
    gates = call(swr.list_feature_gates, ListFeatureGatesRequest(**instance))
    check(gates.enable_artifact_gc in (True, False), "nobody says whether garbage can be collected")
    everywhere = call(swr.list_global_feature_gates, ListGlobalFeatureGatesRequest())
    check(everywhere.enable_enterprise in (True, False), "nobody says whether there is an Enterprise Edition")


def configuration(swr, instance):
    for anonymous in (True, False):
        body = UpdateInstanceConfigurationRequestBody(anonymous_access=anonymous)
        change = UpdateInstanceConfigurationRequest(**instance, body=body)
        answered(200, swr.update_instance_configuration, change)
        shown = call(swr.show_instance_configuration, ShowInstanceConfigurationRequest(**instance))
        check(shown.anonymous_access == anonymous, f"anonymous access is {shown.anonymous_access}, not {anonymous}")
