"""Finds in a world what an operation asks for, or makes it where the operation wants one that nothing else uses."""

import time

import huaweicloudsdkswr.v2 as models
from arguments import FIRST, registry
from calls import call, check

FAMILIES = {
    "sign": ("list_instance_sign_policies", "list_instance_sign_policy_executions", "list_instance_sign_policy_exec_tasks"),
    "retention": (
        "list_instance_retention_policies",
        "list_instance_retention_policy_executions",
        "list_instance_retention_policy_exec_tasks",
    ),
    "replication": (
        "list_instance_replication_policies",
        "list_instance_replication_policy_executions",
        "list_instance_replication_policy_exec_tasks",
    ),
    "webhook": ("list_instance_webhooks", None, None),
}
LISTS = {
    "immutable_rule_id": ("list_immutable_rules", "id"),
    "registry_id": ("list_instance_registries", "id"),
    "internal_endpoints_id": ("list_instance_internal_endpoints", "id"),
    "credential_id": ("list_instance_lt_credentials", "token_id"),
    "job_id": ("list_instance_jobs", "id"),
    "gc_id": ("list_gc_tasks", "id"),
    "connection_id": ("list_internal_endpoint_connections", "id"),
}

class Found:
    """What one operation's path and body ask for, found once."""

    def __init__(self, swr, world, operation):
        self.swr = swr
        self.operation = operation
        self.known = {**FIRST, **{field: world[field] for field in ("project_id", "instance_id")}}
        self.known["resource_id"] = world["instance_id"]

    def __call__(self, field):
        if field not in self.known:
            self.known |= self._look_for(field)
        check(field in self.known, f"{self.operation}: no {field} is found")
        return self.known[field]

    def call(self, called, **given):
        """Calls the operation of that name."""
        kind = getattr(models, "".join(part.capitalize() for part in called.split("_")) + "Request")
        given = {name: value for name, value in given.items() if name in kind.attribute_map}
        return call(getattr(self.swr, called), kind(**given))

    def rows(self, operation, **given):
        """The rows that a list holds, under whatever name."""
        answer = self.call(operation, instance_id=self.known["instance_id"], **given)
        return next(value for value in answer.to_dict().values() if isinstance(value, list))

    def prepare(self):
        """Makes what the operation would refuse to work on as the world has it."""
        instance = {"instance_id": self.known["instance_id"]}
        if self.operation in ("delete_instance_namespace", "create_instance_retention_policy"):
            body = {"namespace_name": "empty", "metadata": {"public": "false"}}
            self.call("create_instance_namespace", **instance, body=body)
            self.known["namespace_name"] = "empty"
        if self.operation == "delete_instance_registry":
            self.known["registry_id"] = self.call("create_instance_registry", **instance, body=registry(self)).id
        if self.operation == "update_instance_endpoint_policy":
            self._open_to_the_public(instance)
        if self.operation.endswith("domain_name") and not self.operation.startswith("add"):
            body = {"domain_name": "images.example.com", "certificate_id": "scs1700000000000"}
            self.known["domainname_id"] = self.call("add_domain_name", **instance, body=body).domain_name_info.uid

    def _open_to_the_public(self, instance):
        self.call("create_instance_endpoint_policy", **instance, body={"enable": True})
        until = time.monotonic() + 30
        while self.call("show_instance_endpoint_policy", **instance).status != "Enable":
            check(time.monotonic() < until, "the public network has no access after 30 seconds")
            time.sleep(0.2)

    def _look_for(self, field):
        if field in LISTS:
            operation, name = LISTS[field]
            rows = self.rows(operation)
            if not rows:
                return {}
            row = self._suited(field, rows)
            return {"namespace_name": row.get("namespace_name"), field: row[name]}
        if field in ("replication_policy_id", "policy_id", "execution_id", "task_id"):
            return self._run(field)
        return self._image()

    def _suited(self, field, rows):
        if self.operation == "stop_gc_task":
            return next(row for row in rows if row["job_status"] in ("Pending", "Running"))
        if field == "connection_id":
            return next(row for row in rows if row["status"] == "pendingAcceptance")
        return rows[0]

    def _run(self, field):
        family = "replication" if field.startswith("replication") else self._family()
        policies, executions, tasks = FAMILIES[family]
        for policy in self.rows(policies):
            run = {"policy_id": policy["id"], "namespace_name": policy.get("namespace_name")}
            if self.operation.startswith("execute") and not policy["enabled"]:
                continue
            if field in ("policy_id", "replication_policy_id"):
                return {**run, field: policy["id"]}
            for execution in self.rows(executions, **run):
                run["execution_id"] = execution["id"]
                for task in self.rows(tasks, **run):
                    return {**run, "task_id": task["id"]}
        return {}

    def _family(self):
        return next(family for family in FAMILIES if family in self.operation)

    def _image(self):
        for repository in self.rows("list_instance_repositories"):
            names = {"namespace_name": repository["namespace_name"], "repository_name": repository["name"]}
            for artifact in self.rows("list_instance_artifacts", **names):
                if artifact["tags"]:
                    return {**names, "reference": artifact["digest"], "tag_name": artifact["tags"][0]["name"]}
        return {}
