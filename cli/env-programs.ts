import { demoTenant } from '../mock/index.ts';

const { ak, sk, project_id: project, instance_id: instance } = demoTenant;

/** Whole programs that print the tasks of the documented execution, page 1208. They name the endpoint themselves. */
export const python = (url: string): string => `# pip install huaweicloudsdkswr
from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkswr.v2 import ListInstanceSignPolicyExecTasksRequest, SwrClient

credentials = BasicCredentials("${ak}", "${sk}", "${project}")
client = SwrClient.new_builder().with_credentials(credentials).with_endpoint("${url}").build()
request = ListInstanceSignPolicyExecTasksRequest(
    instance_id="${instance}", namespace_name="root", policy_id=3, execution_id=8
)
print(client.list_instance_sign_policy_exec_tasks(request))`;

export const go = (url: string): string => `// go get github.com/huaweicloud/huaweicloud-sdk-go-v3
package main

import (
	"fmt"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/auth/basic"
	swr "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2/model"
)

func main() {
	credentials := basic.NewCredentialsBuilder().
		WithAk("${ak}").
		WithSk("${sk}").
		WithProjectId("${project}").
		Build()
	client := swr.NewSwrClient(swr.SwrClientBuilder().WithEndpoint("${url}").WithCredential(credentials).Build())
	response, err := client.ListInstanceSignPolicyExecTasks(&model.ListInstanceSignPolicyExecTasksRequest{
		InstanceId: "${instance}", NamespaceName: "root", PolicyId: 3, ExecutionId: 8,
	})
	if err != nil {
		panic(err)
	}
	fmt.Println(response)
}`;

export const java = (
  url: string,
): string => `// com.huaweicloud.sdk:huaweicloud-sdk-swr, 3.1.154 or later; save as Tasks.java
import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.swr.v2.SwrClient;
import com.huaweicloud.sdk.swr.v2.model.ListInstanceSignPolicyExecTasksRequest;

public class Tasks {
    public static void main(String[] args) {
        SwrClient client = SwrClient.newBuilder()
            .withCredential(new BasicCredentials()
                .withAk("${ak}")
                .withSk("${sk}")
                .withProjectId("${project}"))
            .withEndpoint("${url}")
            .build();
        System.out.println(client.listInstanceSignPolicyExecTasks(new ListInstanceSignPolicyExecTasksRequest()
            .withInstanceId("${instance}")
            .withNamespaceName("root")
            .withPolicyId(3)
            .withExecutionId(8)));
    }
}`;

export const node = (url: string): string => `// npm install @huaweicloud/huaweicloud-sdk-core uuid@9; save as tasks.cjs
// The SDK's package for SWR on npm has the basic edition only, so a path is written by hand.
const { BasicCredentials } = require('@huaweicloud/huaweicloud-sdk-core');
const { ClientBuilder } = require('@huaweicloud/huaweicloud-sdk-core/ClientBuilder');

const credentials = new BasicCredentials().withAk('${ak}').withSk('${sk}').withProjectId('${project}');
const { http } = new ClientBuilder((http) => ({ http })).withCredential(credentials).withEndpoint('${url}').build();
const namespace = '/v2/{project_id}/instances/{instance_id}/namespaces/{namespace_name}';
http.sendRequest({
  method: 'GET',
  url: \`\${namespace}/signature/policies/{policy_id}/executions/{execution_id}/tasks\`,
  contentType: 'application/json',
  pathParams: { instance_id: '${instance}', namespace_name: 'root', policy_id: 3, execution_id: 8 },
  queryParams: { offset: 0, limit: 10 },
  headers: {},
}).then(console.log);`;
