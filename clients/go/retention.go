package main

import (
	"fmt"
	"slices"
	"time"

	swr "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2/model"
)

// retention asks what a rule that keeps version 1.6.43 would delete of two repositories.
func retention(client *swr.SwrClient) {
	policy := createRetentionPolicy(client)
	execution := dryRunRetention(client, policy)
	tasks := everything("retention tasks", func(offset, limit *int32) ([]model.Task, int32) {
		answer := must(client.ListInstanceRetentionPolicyExecTasks(&model.ListInstanceRetentionPolicyExecTasksRequest{
			InstanceId: instance, NamespaceName: "root", PolicyId: policy, ExecutionId: execution,
			Offset: offset, Limit: limit,
		}))
		return *answer.Tasks, *answer.Total
	})
	check(len(tasks) == 2, "2 retention tasks wanted, not %d", len(tasks))
	for _, task := range tasks {
		wanted := map[string]int32{"libpng": 1, "libz": 0}[task.Repository]
		check(task.Total == 1 && task.Retained == wanted, "%d of 1 version of %s should be retained, not %d of %d",
			wanted, task.Repository, task.Retained, task.Total)
		wouldDelete(client, policy, execution, task, int(1-wanted))
	}
	deleteRetentionPolicy(client, policy)
}

func createRetentionPolicy(client *swr.SwrClient) int32 {
	body := &model.CreateRetentionPolicyRequestBody{
		Name:      fmt.Sprintf("go-%d", time.Now().UnixNano()),
		Algorithm: "or",
		Enabled:   true,
		Trigger:   &model.TriggerConfig{Type: model.GetTriggerConfigTypeEnum().MANUAL},
		Rules: []model.RetentionRule{{
			Action:        "retain",
			Template:      "latestPushedK",
			Params:        map[string]any{"latestPushedK": 1},
			RepoScopeMode: "regular",
			ScopeSelectors: map[string][]model.RetentionSelector{
				"repository": {{Kind: "doublestar", Decoration: "repoMatches", Pattern: "**"}},
			},
			TagSelectors: []model.RetentionSelector{{Kind: "doublestar", Decoration: "matches", Pattern: "1.6.*"}},
		}},
	}
	created := must(client.CreateInstanceRetentionPolicy(&model.CreateInstanceRetentionPolicyRequest{
		InstanceId: instance, NamespaceName: "root", Body: body,
	}))
	answered("creating a retention policy", 201, created.HttpStatusCode)
	shown := must(client.ShowInstanceRetentionPolicy(&model.ShowInstanceRetentionPolicyRequest{
		InstanceId: instance, NamespaceName: "root", PolicyId: *created.Id,
	}))
	rule := (*shown.Rules)[0]
	check(*shown.Name == body.Name && *rule.Template == "latestPushedK", "retention policy %d is %v", *created.Id, shown)
	policies := everything("retention policies", func(offset, limit *int32) ([]model.ImageRetention, int32) {
		answer := must(client.ListInstanceRetentionPolicies(&model.ListInstanceRetentionPoliciesRequest{
			InstanceId: instance, Offset: offset, Limit: limit,
		}))
		return *answer.Retentions, *answer.Total
	})
	at := slices.IndexFunc(policies, func(one model.ImageRetention) bool { return one.Id == *created.Id })
	check(at >= 0, "retention policy %d is not listed", *created.Id)
	return *created.Id
}

func dryRunRetention(client *swr.SwrClient, policy int32) int32 {
	started := must(client.ExecuteInstanceRetentionPolicy(&model.ExecuteInstanceRetentionPolicyRequest{
		InstanceId: instance, NamespaceName: "root", PolicyId: policy,
		Body: &model.ExecuteRetentionPolicyRequestBody{DryRun: true},
	}))
	answered("executing a retention policy", 200, started.HttpStatusCode)
	succeeds(fmt.Sprintf("retention execution %d", *started.Id), func() string {
		executions := *must(client.ListInstanceRetentionPolicyExecutions(&model.ListInstanceRetentionPolicyExecutionsRequest{
			InstanceId: instance, NamespaceName: "root", PolicyId: policy,
		})).Executions
		at := slices.IndexFunc(executions, func(one model.RetentionExecution) bool { return one.Id == *started.Id })
		if at < 0 {
			return "not listed"
		}
		return executions[at].Status
	})
	return *started.Id
}

func wouldDelete(client *swr.SwrClient, policy, execution int32, task model.Task, wanted int) {
	subTasks := everything("retention sub-tasks", func(offset, limit *int32) ([]model.Subtask, int32) {
		answer := must(client.ListInstanceRetentionPolicyExecSubTasks(&model.ListInstanceRetentionPolicyExecSubTasksRequest{
			InstanceId: instance, NamespaceName: "root", PolicyId: policy, ExecutionId: execution,
			TaskId: int32(task.Id), Offset: offset, Limit: limit,
		}))
		return *answer.SubTasks, *answer.Total
	})
	check(len(subTasks) == wanted, "%d sub-tasks of %s wanted, not %d", wanted, task.Repository, len(subTasks))
	for _, one := range subTasks {
		check(one.Action == "DEL" && one.Tag == "1.3.1,latest", "a sub-task of %s is %v", task.Repository, one)
		fmt.Printf("%s:%s would be deleted\n", one.Repository, one.Tag)
	}
}

func deleteRetentionPolicy(client *swr.SwrClient, policy int32) {
	deleted := must(client.DeleteInstanceRetentionPolicy(&model.DeleteInstanceRetentionPolicyRequest{
		InstanceId: instance, NamespaceName: "root", PolicyId: policy,
	}))
	answered("deleting a retention policy", 204, deleted.HttpStatusCode)
	_, err := client.ShowInstanceRetentionPolicy(&model.ShowInstanceRetentionPolicyRequest{
		InstanceId: instance, NamespaceName: "root", PolicyId: policy,
	})
	refused("a deleted retention policy", 404, err)
}
