"""Signs three repositories, one version without a tag included."""

import time

from account import LIBRARY
from calls import answered, call, check, everything, refused, succeeds
from huaweicloudsdkswr.v2 import (
    CreateInstanceSignPolicyRequest,
    CreateSignaturePolicyRequestBody,
    DeleteInstanceSignPolicyRequest,
    ExecuteInstanceSignPolicyRequest,
    ListInstanceAccessoriesRequest,
    ListInstanceArtifactsRequest,
    ListInstanceSignatureExecutionSubtasksRequest,
    ListInstanceSignPolicyExecTasksRequest,
    ListInstanceSignPolicyExecutionsRequest,
    ShowInstanceSignPolicyRequest,
    SignRuleSelector,
    SignScopeRule,
    TriggerConfig,
)


def signature(swr):
    policy = create_policy(swr)
    sub_tasks = signed(swr, execute(swr, policy))
    accessories(swr, next(sub_task for sub_task in sub_tasks if not sub_task.tags))
    answered(204, swr.delete_instance_sign_policy, DeleteInstanceSignPolicyRequest(**policy))
    refused("a deleted signing policy", 404, swr.show_instance_sign_policy, ShowInstanceSignPolicyRequest(**policy))


def create_policy(swr):
    repositories = SignRuleSelector(kind="doublestar", decoration="repoMatches", pattern="{nginx,redis,node}")
    tags = SignRuleSelector(kind="doublestar", decoration="matches", pattern="**", extras='{"untagged":true}')
    body = CreateSignaturePolicyRequestBody(
        name=f"python-{time.time_ns()}",
        description="made by the Python client",
        enabled=True,
        signature_method="KMS",
        signature_algorithm="ECDSA_SHA_256",
        signature_key="11112222-3333-4444-5555-666677778888",
        trigger=TriggerConfig(type="manual"),
        scope_rules=[
            SignScopeRule(
                repo_scope_mode="regular", scope_selectors={"repository": [repositories]}, tag_selectors=[tags]
            )
        ],
    )
    created = answered(201, swr.create_instance_sign_policy, CreateInstanceSignPolicyRequest(**LIBRARY, body=body))
    policy = {**LIBRARY, "policy_id": created.id}
    shown = call(swr.show_instance_sign_policy, ShowInstanceSignPolicyRequest(**policy))
    check(shown.name == body.name, f"signing policy {created.id} should be {body.name}, not {shown.name}")
    return policy


def execute(swr, policy):
    started = answered(202, swr.execute_instance_sign_policy, ExecuteInstanceSignPolicyRequest(**policy))
    request = ListInstanceSignPolicyExecutionsRequest(**policy)
    succeeds(
        "signing execution", started.id, lambda: call(swr.list_instance_sign_policy_executions, request).executions
    )
    return {**policy, "execution_id": started.id}


def signed(swr, execution):
    tasks = everything(
        swr.list_instance_sign_policy_exec_tasks, ListInstanceSignPolicyExecTasksRequest(**execution), "tasks"
    )
    repositories = sorted(task.repository for task in tasks)
    check(repositories == ["nginx", "node", "redis"], f"tasks for nginx, node and redis wanted, not {repositories}")
    sub_tasks = []
    for task in tasks:
        request = ListInstanceSignatureExecutionSubtasksRequest(**execution, task_id=task.id)
        sub_tasks += everything(swr.list_instance_signature_execution_subtasks, request, "sub_tasks")
    check(len(sub_tasks) == 9, f"9 sub-tasks wanted, not {len(sub_tasks)}")
    untagged = [sub_task for sub_task in sub_tasks if not sub_task.tags]
    check(len(untagged) == 3, f"3 sub-tasks without a tag wanted, not {len(untagged)}")
    print(f"{len(tasks)} tasks, {len(sub_tasks)} sub-tasks, {len(untagged)} of them without a tag")
    return sub_tasks


def accessories(swr, sub_task):
    image = {**LIBRARY, "repository_name": sub_task.repository}
    artifacts = everything(swr.list_instance_artifacts, ListInstanceArtifactsRequest(**image), "artifacts")
    digests = [artifact.digest for artifact in artifacts]
    check(sub_task.digest in digests, f"{sub_task.digest} is not an artifact of {sub_task.repository}")
    request = ListInstanceAccessoriesRequest(**image, reference=sub_task.digest)
    types = [accessory.type for accessory in call(swr.list_instance_accessories, request).accessories]
    check("signature.cosign" in types, f"{sub_task.repository}@{sub_task.digest} should be signed, but has {types}")
    print(f"{sub_task.repository}@{sub_task.digest[:19]} is signed")
