"""Finds the deletion of a version among the newest audit logs."""

from account import INSTANCE
from calls import check, everything
from huaweicloudsdkswr.v2 import ListAuditLogsRequest


def audit_logs(swr, image):
    request = ListAuditLogsRequest(**INSTANCE, operation="delete")
    deletions = everything(swr.list_audit_logs, request, "audit_logs")
    check({log.operation for log in deletions} == {"delete"}, "the logs of deletions have others among them")
    resource = f"{image['namespace_name']}/{image['repository_name']}:{image['reference']}"
    found = [log for log in deletions if log.resource == resource]
    check(len(found) == 1, f"the deletion of {resource} is logged {len(found)} times")
    check(found[0].username, f"nobody deleted {resource}")
    ids = [log.id for log in deletions]
    check(ids == sorted(ids, reverse=True), f"the newest log is not the first of {ids}")
    print(f"{found[0].username} deleted {resource[:40]}")
