"""Good arguments for every operation: what a path or query asks for by its name, and bodies by operation."""

import time

FIRST = {
    "namespace_name": "library",
    "resource_type": "instances",
    "sub_resource_type": "namespaces",
    "sub_resource_id": "library",
    "addition": "build_history",
    "operation": "create",
}

VPC = "7f2c2f5e-1f39-4a5c-8a5d-0d3f1f2c3b4a"
SUBNET = "0c6b8a1d-5c55-4a36-9a4a-1f9e2f6d7c8b"

REPOSITORIES = {"repository": [{"kind": "doublestar", "decoration": "repoMatches", "pattern": "**"}]}
TAGS = [{"kind": "doublestar", "decoration": "matches", "pattern": "**"}]
SCOPE = {"repo_scope_mode": "regular", "scope_selectors": REPOSITORIES, "tag_selectors": TAGS}
RULE = {"scope_selectors": REPOSITORIES, "tag_selectors": TAGS}
MANUAL = {"type": "manual", "trigger_settings": {}}

SIGNATURE = {
    "name": "every-operation",
    "enabled": True,
    "signature_method": "KMS",
    "signature_algorithm": "ECDSA_SHA_256",
    "signature_key": "10001000-1000-4000-8000-100010001000",
    "trigger": MANUAL,
    "scope_rules": [SCOPE],
}
RETENTION = {
    "name": "every-operation",
    "enabled": True,
    "algorithm": "or",
    "trigger": MANUAL,
    "rules": [{**SCOPE, "priority": 0, "action": "retain", "template": "latestPushedK", "params": {"latestPushedK": 3}}],
}
WEBHOOK = {
    "name": "every-operation",
    "enabled": True,
    "event_types": ["PUSH_ARTIFACT"],
    "scope_rules": [SCOPE],
    "targets": [{"type": "http", "address": "https://192.168.0.10/hooks", "address_type": "internal"}],
}
COLLECTION = {"delete_untagged": False, "workers": 1, "dry_run": True}
PAIR = {"tags": [{"key": "every", "value": "operation"}]}


def registry(found):
    return {
        "name": f"every-{time.time_ns()}",
        "type": "swr-pro",
        "url": "https://registry.example.com",
        "insecure": True,
        "credential": {"access_key": "user", "access_secret": "secret", "type": "basic"},
    }


def replication(found):
    return {
        "name": "every-operation",
        "repo_scope_mode": "regular",
        "src_registry": {"id": 0},
        "dest_registry": {"id": found("registry_id")},
        "trigger": MANUAL,
        "filters": [{"type": "name", "value": "library/**"}],
        "enabled": True,
        "override": True,
    }


def instance(found):
    return {
        "name": "every-operation",
        "spec": "swr.ee.professional",
        "vpc_id": VPC,
        "subnet_id": SUBNET,
        "project_id": found("project_id"),
        "charge_mode": "postPaid",
        "enterprise_project_id": "0",
    }


def endpoint(found):
    return {"vpc_id": VPC, "subnet_id": SUBNET, "project_id": found("project_id"), "description": "every operation"}


BODIES = {
    "add_domain_name": {"domain_name": "images.example.com", "certificate_id": "scs1700000000000"},
    "create_immutable_rule": {"scope_selectors": REPOSITORIES, "tag_selectors": TAGS},
    "create_instance": instance,
    "create_instance_endpoint_policy": {"enable": True},
    "create_instance_internal_endpoint": endpoint,
    "create_instance_lt_credential": {"name": "every-operation"},
    "create_instance_namespace": {"namespace_name": "every-operation", "metadata": {"public": "false"}},
    "create_instance_registry": registry,
    "create_instance_replication_policy": replication,
    "create_instance_resource_tags": PAIR,
    "create_instance_retention_policy": RETENTION,
    "create_instance_sign_policy": SIGNATURE,
    "create_instance_webhook": WEBHOOK,
    "create_sub_resource_tags": PAIR,
    "delete_instance": {"delete_obs": False, "delete_dns": False},
    "delete_instance_resource_tags": PAIR,
    "delete_sub_resource_tags": PAIR,
    "execute_gc_schedule": {"schedule": {"type": "Manual"}, "parameters": COLLECTION},
    "execute_instance_replication_policy": lambda found: {"policy_id": found("replication_policy_id")},
    "execute_instance_retention_policy": {"dry_run": True},
    "list_instance_resource_instances": {"tags": []},
    "list_sub_resource_instances": {"tags": []},
    "show_instance_resource_instances_count": {"tags": []},
    "show_sub_resource_instances_count": {"tags": []},
    "update_domain_name": {"certificate_id": "scs1700000000001"},
    "update_gc_schedule": {"schedule": {"type": "Custom", "cron": "0 0 2 * * *"}, "parameters": COLLECTION},
    "update_immutable_rule": {**RULE, "disabled": True},
    "update_instance_configuration": {"anonymous_access": True},
    "update_instance_endpoint_policy": {"ip_list": []},
    "update_instance_lt_credential": {"enable": False},
    "update_instance_namespace": {"metadata": {"public": "false"}},
    "update_instance_registry": registry,
    "update_instance_replication_policy": replication,
    "update_instance_repository": {"description": "every operation"},
    "update_instance_retention_policy": RETENTION,
    "update_instance_sign_policy": SIGNATURE,
    "update_instance_webhook": WEBHOOK,
    "update_internal_endpoint_connections": lambda found: {"endpoints": [found("connection_id")], "action": "receive"},
    "update_internal_endpoint_permissions": {
        "permissions": ["iam:domain::d0000000000000000000000000000002"],
        "action": "add",
        "permission_type": "domainId",
    },
}
