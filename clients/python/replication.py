"""Copies an image of two tags to the second instance, and reads what was done."""

import time

from account import INSTANCE
from calls import answered, call, check, everything, refused, succeeds
from huaweicloudsdkswr.v2 import (
    CreateInstanceReplicationPolicyRequest,
    CreateReplicationExecutionRequestBody,
    CreateReplicationPolicyRequestBody,
    DeleteInstanceReplicationPolicyRequest,
    ExecuteInstanceReplicationPolicyRequest,
    Filter,
    ListInstanceReplicationPoliciesRequest,
    ListInstanceReplicationPolicyExecSubTasksRequest,
    ListInstanceReplicationPolicyExecTasksRequest,
    ListInstanceReplicationPolicyExecutionsRequest,
    ReplicationRegistry,
    ShowInstanceReplicationPolicyRequest,
    StopInstanceReplicationPolicyExecutionRequest,
    TriggerConfig,
)
from registries import create_registry, delete_registry, keeps_registry


def replication(swr):
    registry = create_registry(swr)
    policy = create_policy(swr, registry["registry_id"])
    execution = execute(swr, policy["policy_id"])
    request = ListInstanceReplicationPolicyExecTasksRequest(**execution)
    tasks = everything(swr.list_instance_replication_policy_exec_tasks, request, "tasks")
    copied = [(task.src_resource, task.status) for task in tasks]
    check(copied == [("root/libz [2 item(s) in total]", "Succeed")], f"the tasks are {copied}")
    for task in tasks:
        tags_of(swr, {**execution, "task_id": task.id})
    stop = StopInstanceReplicationPolicyExecutionRequest(**execution)
    answered(200, swr.stop_instance_replication_policy_execution, stop)
    keeps_registry(swr, registry)
    answered(204, swr.delete_instance_replication_policy, DeleteInstanceReplicationPolicyRequest(**policy))
    show = ShowInstanceReplicationPolicyRequest(**policy)
    refused("a deleted replication policy", 404, swr.show_instance_replication_policy, show)
    delete_registry(swr, registry)


def create_policy(swr, registry):
    body = CreateReplicationPolicyRequestBody(
        name=f"python-{time.time_ns()}",
        dest_registry=ReplicationRegistry(id=registry),
        filters=[Filter(type="name", value="root/libz")],
        repo_scope_mode="regular",
        trigger=TriggerConfig(type="manual"),
        enabled=True,
    )
    request = CreateInstanceReplicationPolicyRequest(**INSTANCE, body=body)
    created = answered(201, swr.create_instance_replication_policy, request)
    policy = {**INSTANCE, "policy_id": created.id}
    shown = call(swr.show_instance_replication_policy, ShowInstanceReplicationPolicyRequest(**policy))
    seen = (shown.name, shown.dest_registry.id)
    check(seen == (body.name, registry), f"replication policy {created.id} is {seen}")
    request = ListInstanceReplicationPoliciesRequest(**INSTANCE, registry_id=registry)
    listed = [one.id for one in everything(swr.list_instance_replication_policies, request, "policies")]
    check(listed == [created.id], f"of registry {registry} the policies {listed} are listed")
    return policy


def execute(swr, policy):
    body = CreateReplicationExecutionRequestBody(policy_id=policy)
    request = ExecuteInstanceReplicationPolicyRequest(**INSTANCE, body=body)
    started = answered(202, swr.execute_instance_replication_policy, request)
    executions = ListInstanceReplicationPolicyExecutionsRequest(**INSTANCE, policy_id=policy)
    succeeds(
        "replication execution",
        started.id,
        lambda: call(swr.list_instance_replication_policy_executions, executions).executions,
    )
    return {**INSTANCE, "execution_id": started.id}


def tags_of(swr, task):
    request = ListInstanceReplicationPolicyExecSubTasksRequest(**task, status="Succeed")
    sub_tasks = everything(swr.list_instance_replication_policy_exec_sub_tasks, request, "sub_tasks")
    tags = sorted(sub_task.tag for sub_task in sub_tasks)
    check(tags == ["1.3.1", "latest"], f"the tags {tags} are copied")
    print(f"replication task {task['task_id']}: {tags} copied")
