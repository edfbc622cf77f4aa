package main

import (
	"fmt"
	"slices"
	"time"

	swr "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2/model"
)

// access gives an instance a domain name, the public network and a VPC, and takes all back.
// This release of the SDK has no operations for the connections and permissions of the endpoint service.
func access(client *swr.SwrClient, made string) {
	domainNames(client, made)
	publicAccess(client, made)
	internalEndpoint(client, made)
}

func domainNames(client *swr.SwrClient, made string) {
	name := fmt.Sprintf("go-%d.example.com", time.Now().UnixNano())
	added := must(client.AddDomainName(&model.AddDomainNameRequest{
		InstanceId: made, Body: &model.AddDomainNameRequestBody{DomainName: name, CertificateId: "scs1700000000000"},
	}))
	answered("adding a domain name", 201, added.HttpStatusCode)
	id := *added.DomainNameInfo.Uid
	updated := must(client.UpdateDomainName(&model.UpdateDomainNameRequest{
		InstanceId: made, DomainnameId: id, Body: &model.UpdateDomainNameRequestBody{CertificateId: "scs1700000000001"},
	}))
	answered("updating a domain name", 200, updated.HttpStatusCode)
	check(len(domainNamesOf(client, made, nil)) == 2, "the default domain name and %s should be listed", name)
	found := domainNamesOf(client, made, &id)
	check(len(found) == 1 && *found[0].DomainName == name && *found[0].CertificateId == "scs1700000000001",
		"domain name %s is %v", id, found)

	_, err := client.DeleteDomainName(&model.DeleteDomainNameRequest{InstanceId: made, DomainnameId: made})
	refused("deleting the default domain name", 400, err)
	deleted := must(client.DeleteDomainName(&model.DeleteDomainNameRequest{InstanceId: made, DomainnameId: id}))
	answered("deleting a domain name", 204, deleted.HttpStatusCode)
	check(len(domainNamesOf(client, made, &id)) == 0, "domain name %s is still listed", id)
}

func domainNamesOf(client *swr.SwrClient, made string, id *string) []model.DomainNameInfo {
	return *must(client.ListDomainNames(&model.ListDomainNamesRequest{InstanceId: made, Uid: id})).DomainNameInfos
}

func publicAccess(client *swr.SwrClient, made string) {
	switchPublicAccess(client, made, true, "Enable")
	white := []model.IpInfo{{Ip: "192.168.1.0/24", Description: pointer("made by the Go client")}}
	updated := must(client.UpdateInstanceEndpointPolicy(&model.UpdateInstanceEndpointPolicyRequest{
		InstanceId: made, Body: &model.UpdateWhiteListRequestBody{IpList: white},
	}))
	answered("replacing a white list", 200, updated.HttpStatusCode)
	shown := *publicAccessOf(client, made).IpList
	check(len(shown) == 1 && shown[0].Ip == white[0].Ip, "the white list is %v", shown)
	switchPublicAccess(client, made, false, "Disable")
}

func publicAccessOf(client *swr.SwrClient, made string) *model.ShowInstanceEndpointPolicyResponse {
	return must(client.ShowInstanceEndpointPolicy(&model.ShowInstanceEndpointPolicyRequest{InstanceId: made}))
}

func switchPublicAccess(client *swr.SwrClient, made string, enable bool, wanted string) {
	switched := must(client.CreateInstanceEndpointPolicy(&model.CreateInstanceEndpointPolicyRequest{
		InstanceId: made, Body: &model.CreateEndpointPolicyRequestBody{Enable: enable},
	}))
	answered("switching public access", 202, switched.HttpStatusCode)
	becomes("public access", wanted, func() string { return publicAccessOf(client, made).Status.Value() })
}

func internalEndpoint(client *swr.SwrClient, made string) {
	created := must(client.CreateInstanceInternalEndpoint(&model.CreateInstanceInternalEndpointRequest{
		InstanceId: made,
		Body:       &model.CreateIntranetAccessRequestBody{ProjectId: account.project, VpcId: otherVpc, SubnetId: otherSubnet},
	}))
	answered("creating an internal endpoint", 201, created.HttpStatusCode)
	becomes("internal endpoint "+*created.Id, "Running", func() string {
		return must(client.ShowInstanceInternalEndpoint(&model.ShowInstanceInternalEndpointRequest{
			InstanceId: made, InternalEndpointsId: *created.Id,
		})).Status.Value()
	})
	deleted := must(client.DeleteInstanceInternalEndpoint(&model.DeleteInstanceInternalEndpointRequest{
		InstanceId: made, InternalEndpointsId: *created.Id,
	}))
	answered("deleting an internal endpoint", 204, deleted.HttpStatusCode)
	becomes("deleted internal endpoint "+*created.Id, "gone", func() string {
		endpoints := internalEndpoints(client, made)
		isOurs := func(one model.InternalEndpoint) bool { return *one.Id == *created.Id }
		if at := slices.IndexFunc(endpoints, isOurs); at >= 0 {
			return endpoints[at].Status.Value()
		}
		check(len(endpoints) == 1, "the endpoint in the VPC of the instance should be left, not %v", endpoints)
		return "gone"
	})
}

func internalEndpoints(client *swr.SwrClient, made string) []model.InternalEndpoint {
	return everything("internal endpoints", func(offset, limit *int32) ([]model.InternalEndpoint, int32) {
		answer := must(client.ListInstanceInternalEndpoints(&model.ListInstanceInternalEndpointsRequest{
			InstanceId: made, Offset: offset, Limit: limit,
		}))
		return *answer.InternalEndpoints, *answer.Total
	})
}
