package main

import (
	"errors"
	"fmt"
	"os"
	"regexp"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/auth/basic"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/sdkerr"
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
	instance  = variable("FAKE_SWR_INSTANCE_ID", "11111111-2222-4333-8444-555555555555")
	requestID = regexp.MustCompile("^[0-9a-f]{32}$")
	calls     = 0
)

func variable(name, otherwise string) string {
	value := os.Getenv(name)
	if value == "" {
		value = otherwise
	}
	check(value != "", "the environment variable %s is not set", name)
	return value
}

func check(holds bool, sentence string, values ...any) {
	if !holds {
		fmt.Fprintf(os.Stderr, "failed: "+sentence+"\n", values...)
		os.Exit(1)
	}
}

func number(value int32) *int32 { return &value }

func connect(as login) *swr.SwrClient {
	auth := basic.NewCredentialsBuilder().WithAk(as.ak).WithSk(as.sk).WithProjectId(as.project).Build()
	builder := swr.SwrClientBuilder().WithRegion(region.ValueOf("cn-north-4")).WithCredential(auth)
	return swr.NewSwrClient(builder.Build())
}

// must counts a call and ends the program if it was refused.
func must[T any](answer T, err error) T {
	calls++
	check(err == nil, "call %d should have been answered: %v", calls, err)
	return answer
}

// refused counts a call and ends the program unless it was refused with this status.
func refused(what string, status int, err error) {
	calls++
	var refusal *sdkerr.ServiceResponseError
	check(errors.As(err, &refusal), "%s should be refused with %d, but the SDK's error is: %v", what, status, err)
	check(refusal.StatusCode == status, "%s should be refused with %d, not %v", what, status, refusal)
	check(refusal.ErrorCode != "" && refusal.ErrorMessage != "", "the refusal of %s lacks a code or a message", what)
	check(requestID.MatchString(refusal.RequestId), "the refusal of %s has no request id: %v", what, refusal)
	fmt.Printf("%s: %d %s\n", what, refusal.StatusCode, refusal.ErrorCode)
}

// everything reads pages of two until an empty one comes.
func everything[T any](what string, page func(offset, limit *int32) ([]T, int32)) []T {
	var all []T
	for offset := int32(0); ; offset += 2 {
		found, total := page(number(offset), number(2))
		if len(found) == 0 {
			check(len(all) == int(total), "%d %s announced, %d found", total, what, len(all))
			return all
		}
		all = append(all, found...)
	}
}
