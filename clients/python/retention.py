"""Asks what a rule that keeps version 1.6.43 would delete of two repositories."""

import time

from account import INSTANCE, ROOT
from calls import answered, call, check, everything, refused, succeeds, with_id
from huaweicloudsdkswr.v2 import (
    CreateInstanceRetentionPolicyRequest,
    CreateRetentionPolicyRequestBody,
    DeleteInstanceRetentionPolicyRequest,
    ExecuteInstanceRetentionPolicyRequest,
    ExecuteRetentionPolicyRequestBody,
    ListInstanceRetentionPoliciesRequest,
    ListInstanceRetentionPolicyExecSubTasksRequest,
    ListInstanceRetentionPolicyExecTasksRequest,
    ListInstanceRetentionPolicyExecutionsRequest,
    RetentionRule,
    RetentionSelector,
    ShowInstanceRetentionPolicyRequest,
    TriggerConfig,
)

WANTED = {"libpng": [], "libz": ["1.3.1,latest"]}


def retention(swr):
    policy = create_policy(swr)
    execution = dry_run(swr, policy)
    request = ListInstanceRetentionPolicyExecTasksRequest(**execution)
    tasks = everything(swr.list_instance_retention_policy_exec_tasks, request, "tasks")
    repositories = sorted(task.repository for task in tasks)
    check(repositories == sorted(WANTED), f"retention tasks for {sorted(WANTED)} wanted, not {repositories}")
    for task in tasks:
        would_delete(swr, {**execution, "task_id": task.id}, task)
    answered(204, swr.delete_instance_retention_policy, DeleteInstanceRetentionPolicyRequest(**policy))
    show = ShowInstanceRetentionPolicyRequest(**policy)
    refused("a deleted retention policy", 404, swr.show_instance_retention_policy, show)


def create_policy(swr):
    repositories = RetentionSelector(kind="doublestar", decoration="repoMatches", pattern="**")
    rule = RetentionRule(
        priority=0,
        action="retain",
        template="latestPushedK",
        params={"latestPushedK": 1},
        repo_scope_mode="regular",
        scope_selectors={"repository": [repositories]},
        tag_selectors=[RetentionSelector(kind="doublestar", decoration="matches", pattern="1.6.*")],
    )
    body = CreateRetentionPolicyRequestBody(
        name=f"python-{time.time_ns()}",
        algorithm="or",
        enabled=True,
        rules=[rule],
        trigger=TriggerConfig(type="manual"),
    )
    request = CreateInstanceRetentionPolicyRequest(**ROOT, body=body)
    created = answered(201, swr.create_instance_retention_policy, request)
    policy = {**ROOT, "policy_id": created.id}
    shown = call(swr.show_instance_retention_policy, ShowInstanceRetentionPolicyRequest(**policy))
    seen = (shown.name, shown.rules[0].params)
    check(seen == (body.name, rule.params), f"retention policy {created.id} is {seen}")
    listed = everything(
        swr.list_instance_retention_policies, ListInstanceRetentionPoliciesRequest(**INSTANCE), "retentions"
    )
    check(with_id(listed, created.id) is not None, f"retention policy {created.id} is not listed")
    return policy


def dry_run(swr, policy):
    body = ExecuteRetentionPolicyRequestBody(dry_run=True)
    request = ExecuteInstanceRetentionPolicyRequest(**policy, body=body)
    started = answered(200, swr.execute_instance_retention_policy, request)
    executions = ListInstanceRetentionPolicyExecutionsRequest(**policy)
    succeeds(
        "retention execution",
        started.id,
        lambda: call(swr.list_instance_retention_policy_executions, executions).executions,
    )
    return {**policy, "execution_id": started.id}


def would_delete(swr, path, task):
    request = ListInstanceRetentionPolicyExecSubTasksRequest(**path)
    sub_tasks = everything(swr.list_instance_retention_policy_exec_sub_tasks, request, "sub_tasks")
    tags = [sub_task.tag for sub_task in sub_tasks]
    check(tags == WANTED[task.repository], f"of {task.repository}, {tags} would be deleted")
    counters = (task.total, task.retained)
    check(counters == (1, 1 - len(tags)), f"the counters of {task.repository} are {counters}")
    print(f"{task.repository}: {tags} would be deleted, {task.retained} of {task.total} retained")
