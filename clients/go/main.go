// Signs images of a demo namespace with Huawei Cloud's SDK for Go, and checks every answer on the way.
// Nothing here knows the fake: the SDK is sent to it by HUAWEICLOUD_SDK_REGION_SWR_CN_NORTH_4.
package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	swr "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2/model"
)

func main() {
	client := connect(account)
	documentedExample(client)
	lookAround(client)
	policy := createPolicy(client)
	execution := execute(client, policy)
	subTasks := signed(client, policy, execution)
	accessories(client, subTasks[slices.IndexFunc(subTasks, untagged)])
	refusals(client)
	deletePolicy(client, policy)
	fmt.Printf("calls: %d\n", calls)
}

func documentedTasks() *model.ListInstanceSignPolicyExecTasksRequest {
	return &model.ListInstanceSignPolicyExecTasksRequest{
		InstanceId: instance, NamespaceName: "root", PolicyId: 3, ExecutionId: 8,
	}
}

func documentedExample(client *swr.SwrClient) {
	answer := must(client.ListInstanceSignPolicyExecTasks(documentedTasks()))
	check(*answer.Total == 2, "the documented execution should have 2 tasks, not %d", *answer.Total)
	tasks := *answer.Tasks
	at := slices.IndexFunc(tasks, func(task model.SignatureExecutionTask) bool { return *task.Id == 2 })
	check(at >= 0, "the documented task 2 is not in the list")
	seen := strings.Join([]string{*tasks[at].Repository, *tasks[at].JobId, *tasks[at].Status}, " ")
	check(seen == "libz 2d7c874a7407d6c40f016254 Success", "the documented task 2 is %s", seen)
	fmt.Printf("documented example: task 2 is %s\n", seen)
}

func lookAround(client *swr.SwrClient) {
	namespaces := everything("namespaces", func(offset, limit *int32) ([]model.Namespace, int32) {
		answer := must(client.ListInstanceNamespaces(&model.ListInstanceNamespacesRequest{
			InstanceId: instance, Offset: offset, Limit: limit,
		}))
		return *answer.Namespaces, *answer.Total
	})
	for _, name := range []string{"library", "root"} {
		at := slices.IndexFunc(namespaces, func(namespace model.Namespace) bool { return *namespace.Name == name })
		check(at >= 0, "%s should be among the namespaces", name)
	}
	repositories := must(client.ListInstanceRepositories(&model.ListInstanceRepositoriesRequest{
		InstanceId: instance, Limit: number(100),
	}))
	check(len(*repositories.Repositories) == min(int(*repositories.Total), 100), "a page of 100 repositories is not full")
	fmt.Printf("%d namespaces, %d repositories\n", len(namespaces), *repositories.Total)
}

func createPolicy(client *swr.SwrClient) int32 {
	description, extras := "made by the Go client", `{"untagged":true}`
	body := &model.CreateSignaturePolicyRequestBody{
		Name:               fmt.Sprintf("go-%d", time.Now().UnixNano()),
		Description:        &description,
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
				{Kind: "doublestar", Decoration: "matches", Pattern: "**", Extras: &extras},
			},
		}},
	}
	created := must(client.CreateInstanceSignPolicy(&model.CreateInstanceSignPolicyRequest{
		InstanceId: instance, NamespaceName: "library", Body: body,
	}))
	check(created.HttpStatusCode == 201, "creating a policy should answer 201, not %d", created.HttpStatusCode)
	shown := must(client.ShowInstanceSignPolicy(&model.ShowInstanceSignPolicyRequest{
		InstanceId: instance, NamespaceName: "library", PolicyId: *created.Id,
	}))
	check(*shown.Name == body.Name, "policy %d should be %s, not %s", *created.Id, body.Name, *shown.Name)
	fmt.Printf("created policy %d\n", *created.Id)
	return *created.Id
}

func execute(client *swr.SwrClient, policy int32) int32 {
	started := must(client.ExecuteInstanceSignPolicy(&model.ExecuteInstanceSignPolicyRequest{
		InstanceId: instance, NamespaceName: "library", PolicyId: policy,
	}))
	check(started.HttpStatusCode == 202, "executing a policy should answer 202, not %d", started.HttpStatusCode)
	status := "not listed"
	for deadline := time.Now().Add(30 * time.Second); status != "Succeed"; {
		check(time.Now().Before(deadline), "execution %d is still %s after 30 seconds", *started.Id, status)
		time.Sleep(200 * time.Millisecond)
		answer := must(client.ListInstanceSignPolicyExecutions(&model.ListInstanceSignPolicyExecutionsRequest{
			InstanceId: instance, NamespaceName: "library", PolicyId: policy,
		}))
		at := slices.IndexFunc(*answer.Executions, func(one model.Execution) bool { return one.Id == *started.Id })
		check(at >= 0, "execution %d is not listed", *started.Id)
		status = (*answer.Executions)[at].Status
		check(status != "Failed" && status != "Stopped", "execution %d is %s", *started.Id, status)
	}
	fmt.Printf("execution %d: %s\n", *started.Id, status)
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
		subTasks = append(subTasks, subTasksOf(client, policy, execution, int32(*task.Id))...)
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

func subTasksOf(client *swr.SwrClient, policy, execution, task int32) []model.SignatureExecutionSubTask {
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
	artifacts := everything("artifacts", func(offset, limit *int32) ([]model.Artifact, int32) {
		answer := must(client.ListInstanceArtifacts(&model.ListInstanceArtifactsRequest{
			InstanceId: instance, NamespaceName: "library", RepositoryName: repository, Offset: offset, Limit: limit,
		}))
		return *answer.Artifacts, *answer.Total
	})
	at := slices.IndexFunc(artifacts, func(artifact model.Artifact) bool { return *artifact.Digest == digest })
	check(at >= 0, "%s is no artifact of %s", digest, repository)
	found := *must(client.ListInstanceAccessories(&model.ListInstanceAccessoriesRequest{
		InstanceId: instance, NamespaceName: "library", RepositoryName: repository, Reference: digest,
	})).Accessories
	at = slices.IndexFunc(found, func(one model.Accessory) bool { return one.Type.Value() == "signature.cosign" })
	check(at >= 0, "%s@%s should be signed", repository, digest)
	fmt.Printf("%s@%s is signed\n", repository, digest[:19])
}

func refusals(client *swr.SwrClient) {
	ask := func(client *swr.SwrClient, change func(*model.ListInstanceSignPolicyExecTasksRequest)) error {
		request := documentedTasks()
		change(request)
		_, err := client.ListInstanceSignPolicyExecTasks(request)
		return err
	}
	asIs := func(*model.ListInstanceSignPolicyExecTasksRequest) {}

	refused("a limit of 101", 400, ask(client, func(request *model.ListInstanceSignPolicyExecTasksRequest) {
		request.Limit = number(101)
	}))
	refused("an offset of 5 with a limit of 10", 400, ask(client, func(request *model.ListInstanceSignPolicyExecTasksRequest) {
		request.Offset, request.Limit = number(5), number(10)
	}))
	unknown := login{ak: "NOSUCHACCESSKEY00000", sk: account.sk, project: account.project}
	refused("an unknown access key", 401, ask(connect(unknown), asIs))
	if os.Getenv("FAKE_SWR_CLIENTS_SKIP_WRONG_SK") == "" {
		wrong := login{ak: account.ak, sk: account.sk + "-wrong", project: account.project}
		refused("a wrong secret key", 401, ask(connect(wrong), asIs))
	}
	other := login{ak: account.ak, sk: account.sk, project: strings.Repeat("f", 32)}
	refused("another project", 403, ask(connect(other), asIs))
	refused("policy 999999", 404, ask(client, func(request *model.ListInstanceSignPolicyExecTasksRequest) {
		request.PolicyId = 999999
	}))
}

func deletePolicy(client *swr.SwrClient, policy int32) {
	deleted := must(client.DeleteInstanceSignPolicy(&model.DeleteInstanceSignPolicyRequest{
		InstanceId: instance, NamespaceName: "library", PolicyId: policy,
	}))
	check(deleted.HttpStatusCode == 204, "deleting a policy should answer 204, not %d", deleted.HttpStatusCode)
	_, err := client.ShowInstanceSignPolicy(&model.ShowInstanceSignPolicyRequest{
		InstanceId: instance, NamespaceName: "library", PolicyId: policy,
	})
	refused("a deleted policy", 404, err)
}
