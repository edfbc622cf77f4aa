"""The documented example, and every wrong way to ask for it."""

import os

from account import ROOT, SK, connect
from calls import call, check, refused, with_id
from huaweicloudsdkswr.v2 import ListInstanceSignPolicyExecTasksRequest

DOCUMENTED = {**ROOT, "policy_id": 3, "execution_id": 8}


def documented_example(swr):
    answer = call(swr.list_instance_sign_policy_exec_tasks, ListInstanceSignPolicyExecTasksRequest(**DOCUMENTED))
    check(answer.total == 2, f"the documented execution should have 2 tasks, not {answer.total}")
    task = with_id(answer.tasks, 2)
    check(task is not None, "the documented task 2 is not in the list")
    seen = (task.repository, task.job_id, task.status)
    check(seen == ("libz", "2d7c874a7407d6c40f016254", "Success"), f"the documented task 2 is {seen}")
    print(f"documented example: task {task.id} is {task.repository}, {task.status}")


def refusals(swr):
    def tasks(client, status, what, **changed):
        request = ListInstanceSignPolicyExecTasksRequest(**{**DOCUMENTED, **changed})
        refused(what, status, client.list_instance_sign_policy_exec_tasks, request)

    tasks(swr, 400, "a limit of 101", limit=101)
    tasks(swr, 400, "an offset of 5 with a limit of 10", offset=5, limit=10)
    tasks(connect(ak="NOSUCHACCESSKEY00000"), 401, "an unknown access key")
    if not os.environ.get("FAKE_SWR_CLIENTS_SKIP_WRONG_SK"):
        tasks(connect(sk=SK + "-wrong"), 401, "a wrong secret key")
    tasks(connect(project="f" * 32), 403, "another project")
    tasks(swr, 404, "policy 999999", policy_id=999999)
