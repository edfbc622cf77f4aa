package main

import (
	"fmt"
	"slices"
	"time"

	swr "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2/model"
)

// credentials makes one for a day and one for long, switches that off, and deletes it.
func credentials(client *swr.SwrClient) {
	temporary := must(client.CreateInstanceTempCredential(&model.CreateInstanceTempCredentialRequest{InstanceId: instance}))
	answered("creating a temporary credential", 201, temporary.HttpStatusCode)
	check(*temporary.UserId != "" && *temporary.AuthToken != "" && *temporary.ExpireDate > *temporary.CreatedAt,
		"the temporary credential is %v", temporary)

	created := must(client.CreateInstanceLtCredential(&model.CreateInstanceLtCredentialRequest{
		InstanceId: instance,
		Body:       &model.CreateLongTermCredentialRequestBody{Name: fmt.Sprintf("go-%d", time.Now().UnixMilli())},
	}))
	answered("creating a long-term credential", 201, created.HttpStatusCode)
	id := *created.TokenId
	check(*created.UserId != "" && *created.AuthToken != "", "the long-term credential is %v", created)
	listed := credential(client, id)
	check(listed != nil && *listed.Enable, "credential %s should be listed and enabled", id)

	updated := must(client.UpdateInstanceLtCredential(&model.UpdateInstanceLtCredentialRequest{
		InstanceId: instance, CredentialId: id, Body: &model.UpdateLongTermCredentialRequestBody{Enable: false},
	}))
	answered("disabling a credential", 200, updated.HttpStatusCode)
	listed = credential(client, id)
	check(listed != nil && !*listed.Enable, "credential %s should be disabled", id)

	forget := &model.DeleteInstanceLtCredentialRequest{InstanceId: instance, CredentialId: id}
	answered("deleting a credential", 204, must(client.DeleteInstanceLtCredential(forget)).HttpStatusCode)
	check(credential(client, id) == nil, "credential %s is still listed", id)
	_, err := client.DeleteInstanceLtCredential(forget)
	refused("a deleted credential", 404, err)
}

func credential(client *swr.SwrClient, id string) *model.AuthToken {
	all := everything("credentials", func(offset, limit *int32) ([]model.AuthToken, int32) {
		answer := must(client.ListInstanceLtCredentials(&model.ListInstanceLtCredentialsRequest{
			InstanceId: instance, SelfOnly: pointer(true), Offset: offset, Limit: limit,
		}))
		return *answer.AuthTokens, *answer.Total
	})
	at := slices.IndexFunc(all, func(one model.AuthToken) bool { return *one.TokenId == id })
	if at < 0 {
		return nil
	}
	return &all[at]
}
