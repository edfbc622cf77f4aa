package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	swr "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2/model"
)

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

// refusals asks for the documented tasks in every wrong way.
func refusals(client *swr.SwrClient) {
	ask := func(client *swr.SwrClient, change func(*model.ListInstanceSignPolicyExecTasksRequest)) error {
		request := documentedTasks()
		change(request)
		_, err := client.ListInstanceSignPolicyExecTasks(request)
		return err
	}
	asIs := func(*model.ListInstanceSignPolicyExecTasksRequest) {}

	refused("a limit of 101", 400, ask(client, func(request *model.ListInstanceSignPolicyExecTasksRequest) {
		request.Limit = pointer(int32(101))
	}))
	refused("an offset of 5 with a limit of 10", 400, ask(client, func(request *model.ListInstanceSignPolicyExecTasksRequest) {
		request.Offset, request.Limit = pointer(int32(5)), pointer(int32(10))
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
