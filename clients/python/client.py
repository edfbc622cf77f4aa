"""Signs images of a demo namespace with Huawei Cloud's SDK for Python, and checks every answer on the way.

Nothing here knows the fake: the SDK is sent to it by HUAWEICLOUD_SDK_REGION_SWR_CN_NORTH_4 or a regions file.
"""

import os
import re
import sys
import time

from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.exceptions.exceptions import ClientRequestException, SdkException
from huaweicloudsdkswr.v2 import (
    CreateInstanceSignPolicyRequest,
    CreateSignaturePolicyRequestBody,
    DeleteInstanceSignPolicyRequest,
    ExecuteInstanceSignPolicyRequest,
    ListInstanceAccessoriesRequest,
    ListInstanceArtifactsRequest,
    ListInstanceNamespacesRequest,
    ListInstanceRepositoriesRequest,
    ListInstanceSignatureExecutionSubtasksRequest,
    ListInstanceSignPolicyExecTasksRequest,
    ListInstanceSignPolicyExecutionsRequest,
    ShowInstanceSignPolicyRequest,
    SignRuleSelector,
    SignScopeRule,
    SwrClient,
    TriggerConfig,
)
from huaweicloudsdkswr.v2.region.swr_region import SwrRegion

AK = os.environ.get("CLOUD_SDK_AK") or sys.exit("failed: the environment variable CLOUD_SDK_AK is not set")
SK = os.environ.get("CLOUD_SDK_SK") or sys.exit("failed: the environment variable CLOUD_SDK_SK is not set")
PROJECT = os.environ.get("FAKE_SWR_PROJECT_ID", "0f1e2d3c4b5a69788796a5b4c3d2e1f0")
INSTANCE = os.environ.get("FAKE_SWR_INSTANCE_ID", "11111111-2222-4333-8444-555555555555")

ROOT = {"instance_id": INSTANCE, "namespace_name": "root"}
LIBRARY = {"instance_id": INSTANCE, "namespace_name": "library"}
DOCUMENTED = {**ROOT, "policy_id": 3, "execution_id": 8}

calls = 0


def check(holds, sentence):
    if not holds:
        sys.exit(f"failed: {sentence}")


def call(operation, request):
    """Every request goes through here, so that it is counted."""
    global calls
    calls += 1
    return operation(request)


def connect(ak=AK, sk=SK, project=PROJECT):
    credentials = BasicCredentials(ak, sk, project)
    return SwrClient.new_builder().with_credentials(credentials).with_region(SwrRegion.value_of("cn-north-4")).build()


def refusal(operation, request, status, what):
    try:
        call(operation, request)
    except ClientRequestException as error:
        said = f"{error.status_code} {error.error_code} {error.error_msg} (request id {error.request_id})"
        check(error.status_code == status, f"{what} should be refused with {status}, not {said}")
        check(error.error_code and error.error_msg, f"the refusal of {what} lacks a code or a message: {said}")
        check(re.fullmatch("[0-9a-f]{32}", error.request_id or ""), f"the refusal of {what} has no request id: {said}")
        print(f"{what}: {error.status_code} {error.error_code}")
        return
    check(False, f"{what} should be refused with {status} but was answered")


def everything(operation, request, key):
    """Reads pages of two until an empty one comes."""
    request.limit, request.offset = 2, 0
    found = []
    while True:
        answer = call(operation, request)
        page = getattr(answer, key)
        if not page:
            check(len(found) == answer.total, f"{answer.total} {key} announced, {len(found)} found")
            return found
        found += page
        request.offset += request.limit


def documented_example(swr):
    answer = call(swr.list_instance_sign_policy_exec_tasks, ListInstanceSignPolicyExecTasksRequest(**DOCUMENTED))
    check(answer.total == 2, f"the documented execution should have 2 tasks, not {answer.total}")
    task = next((task for task in answer.tasks if task.id == 2), None)
    check(task is not None, "the documented task 2 is not in the list")
    seen = (task.repository, task.job_id, task.status)
    check(seen == ("libz", "2d7c874a7407d6c40f016254", "Success"), f"the documented task 2 is {seen}")
    print(f"documented example: task {task.id} is {task.repository}, {task.status}")


def look_around(swr):
    namespaces = everything(
        swr.list_instance_namespaces, ListInstanceNamespacesRequest(instance_id=INSTANCE), "namespaces"
    )
    names = {namespace.name for namespace in namespaces}
    check({"library", "root"} <= names, f"library and root should be among the namespaces {sorted(names)}")
    repositories = call(
        swr.list_instance_repositories, ListInstanceRepositoriesRequest(instance_id=INSTANCE, limit=100)
    )
    check(len(repositories.repositories) == min(repositories.total, 100), "a page of 100 repositories is not full")
    print(f"{len(names)} namespaces, {repositories.total} repositories")


def create_policy(swr):
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
                repo_scope_mode="regular",
                scope_selectors={
                    "repository": [
                        SignRuleSelector(kind="doublestar", decoration="repoMatches", pattern="{nginx,redis,node}")
                    ]
                },
                tag_selectors=[
                    SignRuleSelector(
                        kind="doublestar", decoration="matches", pattern="**", extras='{"untagged":true}'
                    )
                ],
            )
        ],
    )
    created = call(swr.create_instance_sign_policy, CreateInstanceSignPolicyRequest(**LIBRARY, body=body))
    check(created.status_code == 201, f"creating a policy should answer 201, not {created.status_code}")
    shown = call(swr.show_instance_sign_policy, ShowInstanceSignPolicyRequest(**LIBRARY, policy_id=created.id))
    check(shown.name == body.name, f"policy {created.id} should be {body.name}, not {shown.name}")
    print(f"created policy {created.id}")
    return {**LIBRARY, "policy_id": created.id}


def execute(swr, policy):
    started = call(swr.execute_instance_sign_policy, ExecuteInstanceSignPolicyRequest(**policy))
    check(started.status_code == 202, f"executing a policy should answer 202, not {started.status_code}")
    until = time.monotonic() + 30
    status = None
    while status != "Succeed":
        check(time.monotonic() < until, f"execution {started.id} is still {status} after 30 seconds")
        time.sleep(0.2)
        answer = call(swr.list_instance_sign_policy_executions, ListInstanceSignPolicyExecutionsRequest(**policy))
        status = next((execution.status for execution in answer.executions if execution.id == started.id), None)
        check(status not in (None, "Failed", "Stopped"), f"execution {started.id} is {status}")
    print(f"execution {started.id}: {status}")
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
    check(sub_task.digest in digests, f"{sub_task.digest} is no artifact of {sub_task.repository}")
    request = ListInstanceAccessoriesRequest(**image, reference=sub_task.digest)
    types = [accessory.type for accessory in call(swr.list_instance_accessories, request).accessories]
    check("signature.cosign" in types, f"{sub_task.repository}@{sub_task.digest} should be signed, but has {types}")
    print(f"{sub_task.repository}@{sub_task.digest[:19]} is signed")


def refusals(swr):
    def tasks(client, status, what, **changed):
        request = ListInstanceSignPolicyExecTasksRequest(**{**DOCUMENTED, **changed})
        refusal(client.list_instance_sign_policy_exec_tasks, request, status, what)

    tasks(swr, 400, "a limit of 101", limit=101)
    tasks(swr, 400, "an offset of 5 with a limit of 10", offset=5, limit=10)
    tasks(connect(ak="NOSUCHACCESSKEY00000"), 401, "an unknown access key")
    if not os.environ.get("FAKE_SWR_CLIENTS_SKIP_WRONG_SK"):
        tasks(connect(sk=SK + "-wrong"), 401, "a wrong secret key")
    tasks(connect(project="f" * 32), 403, "another project")
    tasks(swr, 404, "policy 999999", policy_id=999999)


def delete_policy(swr, policy):
    deleted = call(swr.delete_instance_sign_policy, DeleteInstanceSignPolicyRequest(**policy))
    check(deleted.status_code == 204, f"deleting a policy should answer 204, not {deleted.status_code}")
    refusal(swr.show_instance_sign_policy, ShowInstanceSignPolicyRequest(**policy), 404, "a deleted policy")


def main():
    swr = connect()
    documented_example(swr)
    look_around(swr)
    policy = create_policy(swr)
    sub_tasks = signed(swr, execute(swr, policy))
    accessories(swr, next(sub_task for sub_task in sub_tasks if not sub_task.tags))
    refusals(swr)
    delete_policy(swr, policy)
    print(f"calls: {calls}")


if __name__ == "__main__":
    try:
        main()
    except SdkException as error:
        sys.exit(f"failed: call {calls} should have been answered: {error}")
