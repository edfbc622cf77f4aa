// Works with images of a demo namespace by Huawei Cloud's SDK for Go, and checks every answer on the way.
// Nothing here knows the fake: the SDK is sent to it by HUAWEICLOUD_SDK_REGION_SWR_CN_NORTH_4.
package main

import "fmt"

func main() {
	client := connect(account)
	documentedExample(client)
	lookAround(client)
	ownNamespace(client)
	signature(client)
	retention(client)
	webhooks(client)
	replication(client)
	oldest := oldestImage(client)
	scanning(client, oldest)
	immutability(client, oldest)
	artifacts(client, oldest)
	auditLogs(client, oldest)
	credentials(client)
	resourceTags(client)
	withInstance(client, gc, access)
	refusals(client)
	fmt.Printf("calls: %d\n", calls)
}
