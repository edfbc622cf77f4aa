"""Looks around, then makes a namespace, opens it to everybody, and deletes it."""

import time

from account import INSTANCE, LIBRARY
from calls import answered, call, check, everything, refused
from huaweicloudsdkswr.v2 import (
    CreateInstanceNamespaceRequest,
    CreateInstanceNamespaceRequestBody,
    CVEAllowlistItem,
    DeleteInstanceNamespaceRequest,
    ListInstanceNamespacesRequest,
    ListInstanceRepositoriesRequest,
    NamespaceMetadata,
    ShowInstanceNamespaceRequest,
    UpdateCVEAllowlistRequest,
    UpdateInstanceNamespaceRequest,
    UpdateNamespaceRequestBody,
)


def look_around(swr):
    namespaces = everything(swr.list_instance_namespaces, ListInstanceNamespacesRequest(**INSTANCE), "namespaces")
    names = {namespace.name for namespace in namespaces}
    check({"library", "root"} <= names, f"library and root should be among namespaces {sorted(names)}")
    page = call(swr.list_instance_repositories, ListInstanceRepositoriesRequest(**INSTANCE, limit=100))
    check(len(page.repositories) == min(page.total, 100), "a page of 100 repositories is not full")
    print(f"{len(names)} namespaces, {page.total} repositories")


def namespaces(swr):
    refused("a namespace with images", 406, swr.delete_instance_namespace, DeleteInstanceNamespaceRequest(**LIBRARY))
    namespace = create_namespace(swr)
    metadata = NamespaceMetadata(public="true", auto_scan="true")
    allowed = UpdateCVEAllowlistRequest(items=[CVEAllowlistItem(cve_id="CVE-2019-10164")])
    changed = UpdateNamespaceRequestBody(metadata=metadata, cve_allowlist=allowed)
    answered(200, swr.update_instance_namespace, UpdateInstanceNamespaceRequest(**namespace, body=changed))
    shown = call(swr.show_instance_namespace, ShowInstanceNamespaceRequest(**namespace))
    seen = (shown.metadata.public, shown.metadata.auto_scan, [one.cve_id for one in shown.cve_allowlist.items])
    check(seen == ("true", "true", ["CVE-2019-10164"]), f"{namespace['namespace_name']} is {seen} after its update")
    delete_namespace(swr, namespace)


def create_namespace(swr):
    """A private namespace without repositories."""
    body = CreateInstanceNamespaceRequestBody(
        namespace_name=f"python-{time.time_ns()}", metadata=NamespaceMetadata(public="false")
    )
    created = answered(201, swr.create_instance_namespace, CreateInstanceNamespaceRequest(**INSTANCE, body=body))
    namespace = {**INSTANCE, "namespace_name": body.namespace_name}
    shown = call(swr.show_instance_namespace, ShowInstanceNamespaceRequest(**namespace))
    seen = (shown.namespace_id, shown.metadata.public, shown.repo_count)
    check(seen == (created.id, "false", 0), f"namespace {body.namespace_name} is {seen}")
    return namespace


def delete_namespace(swr, namespace):
    answered(204, swr.delete_instance_namespace, DeleteInstanceNamespaceRequest(**namespace))
    show = ShowInstanceNamespaceRequest(**namespace)
    refused("a deleted namespace", 404, swr.show_instance_namespace, show)
