"""Makes a registry that is the demo's second instance; what uses it comes in between, then it is deleted."""

import time

from account import AK, INSTANCE, PROJECT, SK
from calls import answered, call, check, everything, refused, with_id
from huaweicloudsdkswr.v2 import (
    CreateInstanceRegistryRequest,
    CreateRegistryRequestBody,
    Credential,
    DeleteInstanceRegistryRequest,
    ListInstanceRegistriesRequest,
    ListInstanceRequest,
    ShowInstanceRegistryRequest,
)


def create_registry(swr):
    instances = everything(swr.list_instance, ListInstanceRequest(), "instances")
    second = next((one for one in instances if one.id != INSTANCE["instance_id"]), None)
    check(second is not None, "there is no second instance")
    body = CreateRegistryRequestBody(
        name=f"python-{time.time_ns()}",
        type="swr-pro-internal",
        url=f"https://{second.access_address}",
        credential=Credential(type="basic", access_key=AK, access_secret=SK),
        insecure=True,
        region_id="cn-north-4",
        project_id=PROJECT,
        instance_id=second.id,
    )
    created = answered(201, swr.create_instance_registry, CreateInstanceRegistryRequest(**INSTANCE, body=body))
    registry = {**INSTANCE, "registry_id": created.id}
    shown = call(swr.show_instance_registry, ShowInstanceRegistryRequest(**registry))
    seen = (shown.name, shown.instance_id, shown.status)
    check(seen == (body.name, second.id, "healthy"), f"registry {created.id} is {seen}")
    request = ListInstanceRegistriesRequest(**INSTANCE, type="swr-pro-internal")
    listed = everything(swr.list_instance_registries, request, "registries")
    check(with_id(listed, created.id) is not None, f"registry {created.id} is not listed")
    print(f"registry {created.id}: {shown.status}")
    return registry


def keeps_registry(swr, registry):
    request = DeleteInstanceRegistryRequest(**registry)
    refused("a registry that a policy uses", 412, swr.delete_instance_registry, request)


def delete_registry(swr, registry):
    answered(204, swr.delete_instance_registry, DeleteInstanceRegistryRequest(**registry))
    refused("a deleted registry", 404, swr.show_instance_registry, ShowInstanceRegistryRequest(**registry))
