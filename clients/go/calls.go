package main

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"time"

	"github.com/huaweicloud/huaweicloud-sdk-go-v3/core/sdkerr"
)

var (
	calls     = 0
	requestID = regexp.MustCompile("^[0-9a-f]{32}$")
	ended     = regexp.MustCompile("^(not listed|Stopped|.*Failed|.*Error)$")
)

func check(holds bool, sentence string, values ...any) {
	if !holds {
		fmt.Fprintf(os.Stderr, "failed: "+sentence+"\n", values...)
		os.Exit(1)
	}
}

func pointer[T any](value T) *T { return &value }

// must counts a call and ends the program if it was refused.
func must[T any](answer T, err error) T {
	calls++
	check(err == nil, "call %d should have been answered: %v", calls, err)
	return answer
}

// answered ends the program unless a call was answered with this status.
func answered(what string, wanted, status int) {
	check(status == wanted, "%s should answer %d, not %d", what, wanted, status)
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
		found, total := page(pointer(offset), pointer(int32(2)))
		if len(found) == 0 {
			check(len(all) == int(total), "%d %s announced, %d found", total, what, len(all))
			return all
		}
		all = append(all, found...)
	}
}

// succeeds asks for a status until it is Succeed.
func succeeds(what string, statusNow func() string) { becomes(what, "Succeed", statusNow) }

// becomes asks for a status until it is the wanted one, or one that never becomes it.
func becomes(what, wanted string, statusNow func() string) {
	status := "unknown"
	for deadline := time.Now().Add(30 * time.Second); status != wanted; {
		check(time.Now().Before(deadline), "%s is still %s after 30 seconds", what, status)
		time.Sleep(200 * time.Millisecond)
		status = statusNow()
		check(status == wanted || !ended.MatchString(status), "%s is %s, not %s", what, status, wanted)
	}
	fmt.Printf("%s: %s\n", what, status)
}
