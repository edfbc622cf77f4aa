package main

import (
	"os"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/auth/basic"
	swr "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2/region"
)

type login struct{ ak, sk, project string }

var (
	account = login{
		ak:      variable("CLOUD_SDK_AK", ""),
		sk:      variable("CLOUD_SDK_SK", ""),
		project: variable("FAKE_SWR_PROJECT_ID", "0f1e2d3c4b5a69788796a5b4c3d2e1f0"),
	}
	instance = variable("FAKE_SWR_INSTANCE_ID", "11111111-2222-4333-8444-555555555555")
)

func variable(name, otherwise string) string {
	value := os.Getenv(name)
	if value == "" {
		value = otherwise
	}
	check(value != "", "the environment variable %s is not set", name)
	return value
}

func connect(as login) *swr.SwrClient {
	auth := basic.NewCredentialsBuilder().WithAk(as.ak).WithSk(as.sk).WithProjectId(as.project).Build()
	builder := swr.SwrClientBuilder().WithRegion(region.ValueOf("cn-north-4")).WithCredential(auth)
	return swr.NewSwrClient(builder.Build())
}
