"""Keeps a tag of a version from being deleted, switches the rule off, and deletes it."""

from account import INSTANCE, LIBRARY
from calls import answered, check, everything, refused, with_id
from huaweicloudsdkswr.v2 import (
    CreateImmutableRuleBody,
    CreateImmutableRuleRequest,
    DeleteImmutableRuleRequest,
    ListImmutableRulesRequest,
    RuleSelector,
    UpdateImmutableRuleBody,
    UpdateImmutableRuleRequest,
)
from images import delete_tag_request


def immutability(swr, image, tag):
    repository = RuleSelector(kind="doublestar", decoration="repoMatches", pattern=image["repository_name"])
    selectors = {
        "scope_selectors": {"repository": [repository]},
        "tag_selectors": [RuleSelector(kind="doublestar", decoration="matches", pattern=tag)],
    }
    body = CreateImmutableRuleBody(**selectors)
    created = answered(201, swr.create_immutable_rule, CreateImmutableRuleRequest(**LIBRARY, body=body))
    listed = rule(swr, created.id)
    check(listed and listed.namespace_name == "library" and not listed.disabled, f"an immutable rule is {listed}")
    refused("an immutable tag", 412, swr.delete_instance_tag, delete_tag_request(image, tag))

    path = {**LIBRARY, "immutable_rule_id": created.id}
    changed = UpdateImmutableRuleBody(**selectors, disabled=True)
    answered(200, swr.update_immutable_rule, UpdateImmutableRuleRequest(**path, body=changed))
    check(rule(swr, created.id).disabled, f"immutable rule {created.id} should be disabled")
    answered(204, swr.delete_immutable_rule, DeleteImmutableRuleRequest(**path))
    check(rule(swr, created.id) is None, f"immutable rule {created.id} is still listed")
    print(f"immutable rule {created.id} kept {image['repository_name']}:{tag}")


def rule(swr, number):
    rules = everything(swr.list_immutable_rules, ListImmutableRulesRequest(**INSTANCE), "immutable_rules")
    return with_id(rules, number)
