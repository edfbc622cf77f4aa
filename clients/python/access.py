"""Lets a domain name, the public network, a private network and another account in, and shuts them out again."""

import time

from account import INSTANCE, PROJECT
from calls import answered, becomes, call, check, everything, refused, with_id
from huaweicloudsdkswr.v2 import (
    AddDomainNameRequest,
    AddDomainNameRequestBody,
    CreateEndpointPolicyRequestBody,
    CreateInstanceEndpointPolicyRequest,
    CreateInstanceInternalEndpointRequest,
    CreateIntranetAccessRequestBody,
    DeleteDomainNameRequest,
    DeleteInstanceInternalEndpointRequest,
    IpInfo,
    ListDomainNamesRequest,
    ListInstanceInternalEndpointsRequest,
    ListInternalEndpointConnectionsRequest,
    ListInternalEndpointPermissionsRequest,
    ShowInstanceEndpointPolicyRequest,
    ShowInstanceInternalEndpointRequest,
    UpdateDomainNameRequest,
    UpdateDomainNameRequestBody,
    UpdateInstanceEndpointPolicyRequest,
    UpdateInternalEndpointConnectionsRequest,
    UpdateInternalEndpointConnectionsRequestBody,
    UpdateInternalEndpointPermissionsRequest,
    UpdateInternalEndpointPermissionsRequestBody,
    UpdateWhiteListRequestBody,
)

VPC = "3b0e6c1a-7a0e-4d57-9f3c-6c1d2e5f7a81"
SUBNET = "9d2f4b86-0f2b-4c1e-8a55-1b7c3d9e0f42"


def access(swr):
    domain_names(swr)
    permissions(swr)
    connections(swr)
    endpoint = create_endpoint(swr)
    switch(swr, True)
    white_list(swr)
    delete_endpoint(swr, endpoint)
    switch(swr, False)
    endpoint_is_gone(swr, endpoint)


def domain_names(swr):
    body = AddDomainNameRequestBody(
        domain_name=f"python-{time.time_ns()}.example.com", certificate_id="scs1700000000000"
    )
    added = answered(201, swr.add_domain_name, AddDomainNameRequest(**INSTANCE, body=body)).domain_name_info
    path = {**INSTANCE, "domainname_id": added.uid}
    other = UpdateDomainNameRequestBody(certificate_id="scs1700000000001")
    answered(200, swr.update_domain_name, UpdateDomainNameRequest(**path, body=other))
    listed = ListDomainNamesRequest(**INSTANCE, domain_name=body.domain_name)
    found = [(one.uid, one.certificate_id) for one in call(swr.list_domain_names, listed).domain_name_infos]
    check(found == [(added.uid, other.certificate_id)], f"{body.domain_name} is {found}")
    answered(204, swr.delete_domain_name, DeleteDomainNameRequest(**path))
    left = call(swr.list_domain_names, ListDomainNamesRequest(**INSTANCE)).domain_name_infos
    kinds = {one.type for one in left}
    check("default" in kinds and added.uid not in [one.uid for one in left], f"the domain names left are {left}")
    print(f"{body.domain_name} came and went")


def switch(swr, enable):
    body = CreateEndpointPolicyRequestBody(enable=enable)
    answered(202, swr.create_instance_endpoint_policy, CreateInstanceEndpointPolicyRequest(**INSTANCE, body=body))
    wanted, failed = ("Enable", "EnableFailed") if enable else ("Disable", "DisableFailed")
    becomes(wanted, "the access of the public network", lambda: policy(swr).status, never=(failed,))


def policy(swr):
    return call(swr.show_instance_endpoint_policy, ShowInstanceEndpointPolicyRequest(**INSTANCE))


def white_list(swr):
    for addresses in (["203.0.113.0/24", "198.51.100.7/32"], []):
        body = UpdateWhiteListRequestBody(ip_list=[IpInfo(ip=ip, description="python") for ip in addresses])
        answered(200, swr.update_instance_endpoint_policy, UpdateInstanceEndpointPolicyRequest(**INSTANCE, body=body))
        listed = [one.ip for one in policy(swr).ip_list]
        check(listed == addresses, f"the white list is {listed}, not {addresses}")


def create_endpoint(swr):
    body = CreateIntranetAccessRequestBody(
        project_id=PROJECT, vpc_id=VPC, subnet_id=SUBNET, description="made by the Python client"
    )
    request = CreateInstanceInternalEndpointRequest(**INSTANCE, body=body)
    created = answered(201, swr.create_instance_internal_endpoint, request)
    path = {**INSTANCE, "internal_endpoints_id": created.id}
    becomes("Running", "the access of the VPC", lambda: endpoint_status(swr, path), never=("CreateError",))
    return path


def endpoint_status(swr, path):
    request = ShowInstanceInternalEndpointRequest(**path)
    return call(swr.show_instance_internal_endpoint, request).status


def endpoints(swr):
    request = ListInstanceInternalEndpointsRequest(**INSTANCE)
    return everything(swr.list_instance_internal_endpoints, request, "internal_endpoints")


def delete_endpoint(swr, path):
    endpoint = with_id(endpoints(swr), path["internal_endpoints_id"])
    check(endpoint and endpoint.vpc_id == VPC and endpoint.endpoint_ip, f"the access of the VPC is {endpoint}")
    answered(204, swr.delete_instance_internal_endpoint, DeleteInstanceInternalEndpointRequest(**path))


def endpoint_is_gone(swr, path):
    gone = "gone"
    wanted = path["internal_endpoints_id"]
    becomes(gone, "the access of the VPC", lambda: getattr(with_id(endpoints(swr), wanted), "status", gone))
    show = ShowInstanceInternalEndpointRequest(**path)
    refused("a deleted internal endpoint", 404, swr.show_instance_internal_endpoint, show)


def permissions(swr):
    permission = f"iam:domain::{time.time_ns():032x}"
    for action, wanted in (("add", [permission]), ("remove", [])):
        body = UpdateInternalEndpointPermissionsRequestBody(
            permissions=[permission], action=action, permission_type="domainId"
        )
        request = UpdateInternalEndpointPermissionsRequest(**INSTANCE, body=body)
        answered(200, swr.update_internal_endpoint_permissions, request)
        listed = ListInternalEndpointPermissionsRequest(**INSTANCE)
        found = everything(swr.list_internal_endpoint_permissions, listed, "permissions", "total_count")
        seen = [one.permission for one in found if one.permission == permission]
        check(seen == wanted, f"the permissions after {action} are {seen}")


def connections(swr):
    """Decides twice about a connection; in the end it is accepted."""
    request = ListInternalEndpointConnectionsRequest(**INSTANCE)
    found = everything(swr.list_internal_endpoint_connections, request, "connections", "total_count")
    decidable = [one for one in found if one.status in ("pendingAcceptance", "accepted") and not one.protected]
    check(decidable, "no connection waits for a decision")
    connection = decidable[0].id
    for action, status in (("reject", "rejected"), ("receive", "accepted")):
        body = UpdateInternalEndpointConnectionsRequestBody(endpoints=[connection], action=action)
        request = UpdateInternalEndpointConnectionsRequest(**INSTANCE, body=body)
        decided = answered(200, swr.update_internal_endpoint_connections, request).connections
        seen = [(one.id, one.status) for one in decided]
        check(seen == [(connection, status)], f"the connections after {action} are {seen}")
        listed = ListInternalEndpointConnectionsRequest(**INSTANCE, id=connection, status=status)
        count = call(swr.list_internal_endpoint_connections, listed).total_count
        check(count == 1, f"{count} connections of {connection} are {status}")
    print(f"the connection of {connection} is accepted")
