"""Makes a webhook policy, and reads the jobs of library's."""

import time

from account import INSTANCE, LIBRARY, ROOT
from calls import answered, call, check, everything, refused, with_id
from huaweicloudsdkswr.v2 import (
    CreateInstanceWebhookRequest,
    CreateWebhookPolicyRequestBody,
    DeleteInstanceWebhookRequest,
    ListInstanceWebhookJobsRequest,
    ListInstanceWebhooksRequest,
    RuleSelector,
    ScopeRule,
    ShowInstanceWebhookRequest,
    Target,
)


def webhooks(swr):
    policy = create_policy(swr)
    path = {**ROOT, "policy_id": policy}
    policies = everything(swr.list_instance_webhooks, ListInstanceWebhooksRequest(**INSTANCE), "policies")
    check(with_id(policies, policy) is not None, f"webhook policy {policy} is not listed")
    for one in policies:
        if one.namespace_name == "library":
            jobs_of(swr, one.id)
    answered(204, swr.delete_instance_webhook, DeleteInstanceWebhookRequest(**path))
    refused("a deleted webhook policy", 404, swr.show_instance_webhook, ShowInstanceWebhookRequest(**path))


def create_policy(swr):
    everything_in = RuleSelector(kind="doublestar", decoration="repoMatches", pattern="**")
    target = Target(
        type="http", address="https://192.168.0.10/hooks", address_type="internal", auth_header="Test:Header"
    )
    body = CreateWebhookPolicyRequestBody(
        name=f"python-{time.time_ns()}",
        event_types=["PUSH_ARTIFACT"],
        enabled=True,
        targets=[target],
        scope_rules=[
            ScopeRule(
                repo_scope_mode="regular",
                scope_selectors={"repository": [everything_in]},
                tag_selectors=[RuleSelector(kind="doublestar", decoration="matches", pattern="**")],
            )
        ],
    )
    created = answered(201, swr.create_instance_webhook, CreateInstanceWebhookRequest(**ROOT, body=body))
    shown = call(swr.show_instance_webhook, ShowInstanceWebhookRequest(**ROOT, policy_id=created.id))
    seen = (shown.name, shown.targets[0].address)
    check(seen == (body.name, target.address), f"webhook policy {created.id} is {seen}")
    return created.id


def jobs_of(swr, policy):
    request = ListInstanceWebhookJobsRequest(**LIBRARY, policy_id=policy)
    jobs = everything(swr.list_instance_webhook_jobs, request, "jobs")
    check(jobs, f"webhook policy {policy} has no jobs")
    for job in jobs:
        check(job.policy_id == policy and job.job_detail, f"webhook job {job.id} is {job}")
    print(f"webhook policy {policy}: {len(jobs)} jobs")
