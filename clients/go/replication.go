package main

import (
	"fmt"
	"slices"
	"time"

	swr "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2/model"
)

// replication copies an image of two tags to the second instance, and reads what was done.
func replication(client *swr.SwrClient) {
	registry := createRegistry(client)
	policy := createReplicationPolicy(client, registry)
	execution := replicate(client, policy)
	tasks := everything("replication tasks", func(offset, limit *int32) ([]model.TaskDetail, int32) {
		answer := must(client.ListInstanceReplicationPolicyExecTasks(&model.ListInstanceReplicationPolicyExecTasksRequest{
			InstanceId: instance, ExecutionId: execution, Offset: offset, Limit: limit,
		}))
		return *answer.Tasks, *answer.Total
	})
	check(len(tasks) == 1, "1 replication task wanted, not %d", len(tasks))
	for _, task := range tasks {
		check(task.SrcResource == "root/libz [2 item(s) in total]" && task.Status == "Succeed",
			"the task of %s is %s", task.SrcResource, task.Status)
		copiedTags(client, execution, task.Id)
	}
	stopped := must(client.StopInstanceReplicationPolicyExecution(&model.StopInstanceReplicationPolicyExecutionRequest{
		InstanceId: instance, ExecutionId: execution,
	}))
	answered("stopping a replication", 200, stopped.HttpStatusCode)
	keepsRegistry(client, registry)
	deleteReplicationPolicy(client, policy)
	deleteRegistry(client, registry)
}

func createReplicationPolicy(client *swr.SwrClient, registry int32) int32 {
	body := &model.CreateReplicationPolicyRequestBody{
		Name:          fmt.Sprintf("go-%d", time.Now().UnixNano()),
		DestRegistry:  &model.ReplicationRegistry{Id: int64(registry)},
		Filters:       []model.Filter{{Type: "name", Value: "root/libz"}},
		RepoScopeMode: "regular",
		Trigger:       &model.TriggerConfig{Type: model.GetTriggerConfigTypeEnum().MANUAL},
		Enabled:       true,
	}
	created := must(client.CreateInstanceReplicationPolicy(&model.CreateInstanceReplicationPolicyRequest{
		InstanceId: instance, Body: body,
	}))
	answered("creating a replication policy", 201, created.HttpStatusCode)
	shown := must(client.ShowInstanceReplicationPolicy(&model.ShowInstanceReplicationPolicyRequest{
		InstanceId: instance, PolicyId: *created.Id,
	}))
	check(*shown.Name == body.Name && shown.DestRegistry.Id == int64(registry),
		"replication policy %d is %v", *created.Id, shown)
	policies := everything("replication policies", func(offset, limit *int32) ([]model.ReplicationPolicy, int32) {
		answer := must(client.ListInstanceReplicationPolicies(&model.ListInstanceReplicationPoliciesRequest{
			InstanceId: instance, RegistryId: pointer(registry), Offset: offset, Limit: limit,
		}))
		return *answer.Policies, *answer.Total
	})
	check(len(policies) == 1 && *policies[0].Id == *created.Id, "of registry %d these are listed: %v", registry, policies)
	return *created.Id
}

func replicate(client *swr.SwrClient, policy int32) int32 {
	started := must(client.ExecuteInstanceReplicationPolicy(&model.ExecuteInstanceReplicationPolicyRequest{
		InstanceId: instance, Body: &model.CreateReplicationExecutionRequestBody{PolicyId: policy},
	}))
	answered("executing a replication policy", 202, started.HttpStatusCode)
	succeeds(fmt.Sprintf("replication execution %d", *started.Id), func() string {
		executions := *must(client.ListInstanceReplicationPolicyExecutions(
			&model.ListInstanceReplicationPolicyExecutionsRequest{InstanceId: instance, PolicyId: pointer(policy)},
		)).Executions
		at := slices.IndexFunc(executions, func(one model.Execution) bool { return one.Id == *started.Id })
		if at < 0 {
			return "not listed"
		}
		return executions[at].Status
	})
	return *started.Id
}

func copiedTags(client *swr.SwrClient, execution, task int32) {
	subTasks := everything("replication sub-tasks", func(offset, limit *int32) ([]model.SubtaskDetail, int32) {
		answer := must(client.ListInstanceReplicationPolicyExecSubTasks(
			&model.ListInstanceReplicationPolicyExecSubTasksRequest{
				InstanceId: instance, ExecutionId: execution, TaskId: task,
				Status: pointer("Succeed"), Offset: offset, Limit: limit,
			},
		))
		return *answer.SubTasks, *answer.Total
	})
	var tags []string
	for _, one := range subTasks {
		tags = append(tags, one.Tag)
	}
	slices.Sort(tags)
	check(slices.Equal(tags, []string{"1.3.1", "latest"}), "the tags %v are copied", tags)
	fmt.Printf("replication task %d: %v copied\n", task, tags)
}

func deleteReplicationPolicy(client *swr.SwrClient, policy int32) {
	deleted := must(client.DeleteInstanceReplicationPolicy(&model.DeleteInstanceReplicationPolicyRequest{
		InstanceId: instance, PolicyId: policy,
	}))
	answered("deleting a replication policy", 204, deleted.HttpStatusCode)
	_, err := client.ShowInstanceReplicationPolicy(&model.ShowInstanceReplicationPolicyRequest{
		InstanceId: instance, PolicyId: policy,
	})
	refused("a deleted replication policy", 404, err)
}
