package main

import (
	"fmt"
	"slices"

	swr "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2/model"
)

// gc sets a schedule, stops a collection, and lets another come to its end.
func gc(client *swr.SwrClient, made string) {
	setGcSchedule(client, made)
	stopped := collect(client, made)
	answer := must(client.StopGcTask(&model.StopGcTaskRequest{InstanceId: made, GcId: stopped}))
	answered("stopping a collection", 200, answer.HttpStatusCode)
	becomes(fmt.Sprintf("collection %d", stopped), "Stopped", func() string { return gcStatus(client, made, stopped) })

	finished := collect(client, made)
	becomes(fmt.Sprintf("collection %d", finished), "Success", func() string { return gcStatus(client, made, finished) })
	tasks := gcTasks(client, made)
	check(slices.Equal(tasks, []int32{finished, stopped}), "the collections %v are listed", tasks)
}

func gcParameters() *model.GcParameters {
	return &model.GcParameters{DeleteUntagged: pointer(true), Workers: 1, DryRun: pointer(true)}
}

func setGcSchedule(client *swr.SwrClient, made string) {
	nightly := "0 0 2 * * *"
	updated := must(client.UpdateGcSchedule(&model.UpdateGcScheduleRequest{
		InstanceId: made, Body: &model.UpdateScheduleRequestBody{
			Schedule:   &model.ScheduleObj{Type: model.GetScheduleObjTypeEnum().CUSTOM, Cron: &nightly},
			Parameters: gcParameters(),
		},
	}))
	answered("updating the schedule of collections", 200, updated.HttpStatusCode)
	shown := must(client.ShowGcSchedule(&model.ShowGcScheduleRequest{InstanceId: made}))
	check(*shown.Schedule.Cron == nightly && *shown.Schedule.NextScheduledTime != "" && *shown.Parameters.DeleteUntagged,
		"the schedule of collections is %v", shown)
}

func collect(client *swr.SwrClient, made string) int32 {
	started := must(client.ExecuteGcSchedule(&model.ExecuteGcScheduleRequest{
		InstanceId: made, Body: &model.ExecuteScheduleRequestBody{
			Schedule:   &model.ExecuteScheduleObj{Type: model.GetExecuteScheduleObjTypeEnum().MANUAL},
			Parameters: gcParameters(),
		},
	}))
	answered("starting a collection", 202, started.HttpStatusCode)
	return *started.Id
}

func gcStatus(client *swr.SwrClient, made string, task int32) string {
	return must(client.ShowGcTask(&model.ShowGcTaskRequest{InstanceId: made, GcId: task})).JobStatus.Value()
}

// gcTasks follows the markers, a task a page.
func gcTasks(client *swr.SwrClient, made string) []int32 {
	var ids []int32
	for marker := (*string)(nil); ; {
		page := must(client.ListGcTasks(&model.ListGcTasksRequest{
			InstanceId: made, Marker: marker, Limit: pointer(int32(1)),
		}))
		for _, task := range *page.Tasks {
			ids = append(ids, *task.Id)
		}
		marker = page.PageInfo.NextMarker
		if marker == nil || *marker == "" {
			return ids
		}
	}
}
