package main

import (
	"fmt"
	"slices"
	"time"

	swr "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2/model"
)

// signature signs three repositories, one version without a tag included.
func signature(client *swr.SwrClient) {
	policy := createSignPolicy(client)
	execution := executeSignPolicy(client, policy)
	subTasks := signed(client, policy, execution)
	accessories(client, subTasks[slices.IndexFunc(subTasks, untagged)])
	deleteSignPolicy(client, policy)
}

func createSignPolicy(client *swr.SwrClient) int32 {
	body := &model.CreateSignaturePolicyRequestBody{
		Name:               fmt.Sprintf("go-%d", time.Now().UnixNano()),
		Description:        pointer("made by the Go client"),
		Enabled:            true,
		SignatureMethod:    model.GetCreateSignaturePolicyRequestBodySignatureMethodEnum().KMS,
		SignatureAlgorithm: model.GetCreateSignaturePolicyRequestBodySignatureAlgorithmEnum().ECDSA_SHA_256,
		SignatureKey:       "11112222-3333-4444-5555-666677778888",
		Trigger:            &model.TriggerConfig{Type: model.GetTriggerConfigTypeEnum().MANUAL},
		ScopeRules: []model.SignScopeRule{{
			RepoScopeMode: "regular",
			ScopeSelectors: map[string][]model.SignRuleSelector{
				"repository": {{Kind: "doublestar", Decoration: "repoMatches", Pattern: "{nginx,redis,node}"}},
			},
			TagSelectors: []model.SignRuleSelector{
				{Kind: "doublestar", Decoration: "matches", Pattern: "**", Extras: pointer(`{"untagged":true}`)},
			},
		}},
	}
	created := must(client.CreateInstanceSignPolicy(&model.CreateInstanceSignPolicyRequest{
		InstanceId: instance, NamespaceName: "library", Body: body,
	}))
	answered("creating a signing policy", 201, created.HttpStatusCode)
	shown := must(client.ShowInstanceSignPolicy(&model.ShowInstanceSignPolicyRequest{
		InstanceId: instance, NamespaceName: "library", PolicyId: *created.Id,
	}))
	check(*shown.Name == body.Name, "signing policy %d should be %s, not %s", *created.Id, body.Name, *shown.Name)
	return *created.Id
}

func executeSignPolicy(client *swr.SwrClient, policy int32) int32 {
	started := must(client.ExecuteInstanceSignPolicy(&model.ExecuteInstanceSignPolicyRequest{
		InstanceId: instance, NamespaceName: "library", PolicyId: policy,
	}))
	answered("executing a signing policy", 202, started.HttpStatusCode)
	succeeds(fmt.Sprintf("signing execution %d", *started.Id), func() string {
		executions := *must(client.ListInstanceSignPolicyExecutions(&model.ListInstanceSignPolicyExecutionsRequest{
			InstanceId: instance, NamespaceName: "library", PolicyId: policy,
		})).Executions
		at := slices.IndexFunc(executions, func(one model.Execution) bool { return one.Id == *started.Id })
		if at < 0 {
			return "not listed"
		}
		return executions[at].Status
	})
	return *started.Id
}

func untagged(subTask model.SignatureExecutionSubTask) bool { return *subTask.Tags == "" }

func signed(client *swr.SwrClient, policy, execution int32) []model.SignatureExecutionSubTask {
	tasks := everything("tasks", func(offset, limit *int32) ([]model.SignatureExecutionTask, int32) {
		answer := must(client.ListInstanceSignPolicyExecTasks(&model.ListInstanceSignPolicyExecTasksRequest{
			InstanceId: instance, NamespaceName: "library", PolicyId: policy, ExecutionId: execution,
			Offset: offset, Limit: limit,
		}))
		return *answer.Tasks, *answer.Total
	})
	var repositories []string
	var subTasks []model.SignatureExecutionSubTask
	for _, task := range tasks {
		repositories = append(repositories, *task.Repository)
		subTasks = append(subTasks, signingsOf(client, policy, execution, int32(*task.Id))...)
	}
	slices.Sort(repositories)
	wanted := []string{"nginx", "node", "redis"}
	check(slices.Equal(repositories, wanted), "tasks for %v wanted, not %v", wanted, repositories)
	check(len(subTasks) == 9, "9 sub-tasks wanted, not %d", len(subTasks))
	without := 0
	for _, subTask := range subTasks {
		if untagged(subTask) {
			without++
		}
	}
	check(without == 3, "3 sub-tasks without a tag wanted, not %d", without)
	fmt.Printf("%d tasks, %d sub-tasks, %d of them without a tag\n", len(tasks), len(subTasks), without)
	return subTasks
}

func signingsOf(client *swr.SwrClient, policy, execution, task int32) []model.SignatureExecutionSubTask {
	return everything("sub-tasks", func(offset, limit *int32) ([]model.SignatureExecutionSubTask, int32) {
		answer := must(client.ListInstanceSignatureExecutionSubtasks(&model.ListInstanceSignatureExecutionSubtasksRequest{
			InstanceId: instance, NamespaceName: "library", PolicyId: policy, ExecutionId: execution, TaskId: task,
			Offset: offset, Limit: limit,
		}))
		return *answer.SubTasks, *answer.Total
	})
}

func accessories(client *swr.SwrClient, subTask model.SignatureExecutionSubTask) {
	repository, digest := *subTask.Repository, *subTask.Digest
	artifacts := artifactsOf(client, "library", repository)
	at := slices.IndexFunc(artifacts, func(artifact model.Artifact) bool { return *artifact.Digest == digest })
	check(at >= 0, "%s is not an artifact of %s", digest, repository)
	found := *must(client.ListInstanceAccessories(&model.ListInstanceAccessoriesRequest{
		InstanceId: instance, NamespaceName: "library", RepositoryName: repository, Reference: digest,
	})).Accessories
	at = slices.IndexFunc(found, func(one model.Accessory) bool { return one.Type.Value() == "signature.cosign" })
	check(at >= 0, "%s@%s should be signed", repository, digest)
	fmt.Printf("%s@%s is signed\n", repository, digest[:19])
}

func deleteSignPolicy(client *swr.SwrClient, policy int32) {
	deleted := must(client.DeleteInstanceSignPolicy(&model.DeleteInstanceSignPolicyRequest{
		InstanceId: instance, NamespaceName: "library", PolicyId: policy,
	}))
	answered("deleting a signing policy", 204, deleted.HttpStatusCode)
	_, err := client.ShowInstanceSignPolicy(&model.ShowInstanceSignPolicyRequest{
		InstanceId: instance, NamespaceName: "library", PolicyId: policy,
	})
	refused("a deleted signing policy", 404, err)
}
