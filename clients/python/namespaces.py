from account import INSTANCE
from calls import call, check, everything
from huaweicloudsdkswr.v2 import ListInstanceNamespacesRequest, ListInstanceRepositoriesRequest


def look_around(swr):
    namespaces = everything(swr.list_instance_namespaces, ListInstanceNamespacesRequest(**INSTANCE), "namespaces")
    names = {namespace.name for namespace in namespaces}
    check({"library", "root"} <= names, f"library and root should be among the namespaces {sorted(names)}")
    repositories = call(swr.list_instance_repositories, ListInstanceRepositoriesRequest(**INSTANCE, limit=100))
    check(len(repositories.repositories) == min(repositories.total, 100), "a page of 100 repositories is not full")
    print(f"{len(names)} namespaces, {repositories.total} repositories")
