package main

import (
	"fmt"
	"slices"
	"time"

	swr "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2/model"
)

// webhooks makes a policy, and reads the jobs of library's.
func webhooks(client *swr.SwrClient) {
	policy := createWebhook(client)
	for _, one := range webhookPolicies(client) {
		if *one.NamespaceName == "library" {
			webhookJobs(client, *one.Id)
		}
	}
	deleted := must(client.DeleteInstanceWebhook(&model.DeleteInstanceWebhookRequest{
		InstanceId: instance, NamespaceName: "root", PolicyId: policy,
	}))
	answered("deleting a webhook policy", 204, deleted.HttpStatusCode)
	_, err := client.ShowInstanceWebhook(&model.ShowInstanceWebhookRequest{
		InstanceId: instance, NamespaceName: "root", PolicyId: policy,
	})
	refused("a deleted webhook policy", 404, err)
}

func createWebhook(client *swr.SwrClient) int32 {
	body := &model.CreateWebhookPolicyRequestBody{
		Name:       fmt.Sprintf("go-%d", time.Now().UnixNano()),
		EventTypes: []string{"PUSH_ARTIFACT"},
		Enabled:    true,
		Targets: []model.Target{{
			Type: "http", Address: "https://192.168.0.10/hooks", AddressType: "internal", AuthHeader: pointer("Test:Header"),
		}},
		ScopeRules: []model.ScopeRule{{
			RepoScopeMode: "regular",
			ScopeSelectors: map[string][]model.RuleSelector{
				"repository": {{Kind: "doublestar", Decoration: "repoMatches", Pattern: "**"}},
			},
			TagSelectors: []model.RuleSelector{{Kind: "doublestar", Decoration: "matches", Pattern: "**"}},
		}},
	}
	created := must(client.CreateInstanceWebhook(&model.CreateInstanceWebhookRequest{
		InstanceId: instance, NamespaceName: "root", Body: body,
	}))
	answered("creating a webhook policy", 201, created.HttpStatusCode)
	shown := must(client.ShowInstanceWebhook(&model.ShowInstanceWebhookRequest{
		InstanceId: instance, NamespaceName: "root", PolicyId: *created.Id,
	}))
	target := (*shown.Targets)[0]
	check(*shown.Name == body.Name && target.Address == body.Targets[0].Address, "webhook policy %d is %v", *created.Id, shown)
	isOurs := func(one model.WebhookPolicyDetail) bool { return *one.Id == *created.Id }
	check(slices.ContainsFunc(webhookPolicies(client), isOurs), "webhook policy %d is not listed", *created.Id)
	return *created.Id
}

func webhookPolicies(client *swr.SwrClient) []model.WebhookPolicyDetail {
	return everything("webhook policies", func(offset, limit *int32) ([]model.WebhookPolicyDetail, int32) {
		answer := must(client.ListInstanceWebhooks(&model.ListInstanceWebhooksRequest{
			InstanceId: instance, Offset: offset, Limit: limit,
		}))
		return *answer.Policies, *answer.Total
	})
}

func webhookJobs(client *swr.SwrClient, policy int32) {
	jobs := everything("webhook jobs", func(offset, limit *int32) ([]model.Job, int32) {
		answer := must(client.ListInstanceWebhookJobs(&model.ListInstanceWebhookJobsRequest{
			InstanceId: instance, NamespaceName: "library", PolicyId: policy, Offset: offset, Limit: limit,
		}))
		return *answer.Jobs, *answer.Total
	})
	check(len(jobs) > 0, "webhook policy %d has no jobs", policy)
	for _, job := range jobs {
		check(job.PolicyId == policy && job.JobDetail != "", "webhook job %d is %v", job.Id, job)
	}
	fmt.Printf("webhook policy %d: %d jobs\n", policy, len(jobs))
}
