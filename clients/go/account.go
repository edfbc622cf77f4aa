package main

import (
	"os"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/auth/basic"
	swr "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2/region"
)

// Networks that the demo world does not have, which do as well.
const (
	vpc         = "7f2c2f5e-1f39-4a5c-8a5d-0d3f1f2c3b4a"
	subnet      = "0c6b8a1d-5c55-4a36-9a4a-1f9e2f6d7c8b"
	otherVpc    = "2b8f3d64-7a15-4c0e-9d21-6e5f4a3b2c1d"
	otherSubnet = "9e1d7c52-3b46-4f8a-8c90-1a2b3c4d5e6f"
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
