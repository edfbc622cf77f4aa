"""Plans garbage collection, lets one run come to its end, and stops another that waits behind it.

Python has a module gc of its own.
"""

from account import INSTANCE
from calls import answered, becomes, call, check, everything_by_markers, with_id
from huaweicloudsdkswr.v2 import (
    ExecuteGcScheduleRequest,
    ExecuteScheduleObj,
    ExecuteScheduleRequestBody,
    GcParameters,
    ListGcTasksRequest,
    ScheduleObj,
    ShowGcScheduleRequest,
    ShowGcTaskRequest,
    StopGcTaskRequest,
    UpdateGcScheduleRequest,
    UpdateScheduleRequestBody,
)

TAGGED_AND_NOT = {"delete_untagged": False, "workers": 1}


def garbage_collection(swr):
    plan(swr)
    run = execute(swr, dry_run=False)
    trial = execute(swr, dry_run=True)
    answered(200, swr.stop_gc_task, StopGcTaskRequest(**INSTANCE, gc_id=trial))
    becomes("Stopped", f"garbage collection {trial}", lambda: task(swr, trial).job_status, never=("Success", "Error"))
    becomes("Success", f"garbage collection {run}", lambda: task(swr, run).job_status, never=("Stopped", "Error"))
    result = task(swr, run).job_parameters
    check(result.purged_manifests > 0, "the version that was deleted before is not removed")
    tasks = everything_by_markers(swr.list_gc_tasks, ListGcTasksRequest(**INSTANCE), "tasks")
    seen = [with_id(tasks, number).job_kind for number in (run, trial)]
    check(seen == ["MANUAL", "MANUAL"], f"the kinds of runs {run} and {trial} are {seen}")
    stopped = everything_by_markers(swr.list_gc_tasks, ListGcTasksRequest(**INSTANCE, status="Stopped"), "tasks")
    check(with_id(stopped, trial) and not with_id(stopped, run), f"the runs that were stopped are {stopped}")
    print(f"{result.purged_manifests} manifests and {result.purged_blobs} blobs are removed")


def plan(swr):
    """By a schedule, and by none as before."""
    for kind, cron in (("Custom", "0 0 2 * * *"), ("None", None)):
        schedule = ScheduleObj(type=kind, cron=cron) if cron else ScheduleObj(type=kind)
        body = UpdateScheduleRequestBody(schedule=schedule, parameters=GcParameters(**TAGGED_AND_NOT, dry_run=True))
        answered(200, swr.update_gc_schedule, UpdateGcScheduleRequest(**INSTANCE, body=body))
        shown = call(swr.show_gc_schedule, ShowGcScheduleRequest(**INSTANCE))
        seen = (shown.schedule.type, shown.schedule.cron, shown.parameters.dry_run)
        check(seen == (kind, cron, True), f"the schedule is {seen}")
        following = shown.schedule.next_scheduled_time
        check(bool(following) == bool(cron), f"the next run of the schedule {kind} is at {following}")


def execute(swr, dry_run):
    body = ExecuteScheduleRequestBody(
        schedule=ExecuteScheduleObj(type="Manual"), parameters=GcParameters(**TAGGED_AND_NOT, dry_run=dry_run)
    )
    return answered(202, swr.execute_gc_schedule, ExecuteGcScheduleRequest(**INSTANCE, body=body)).id


def task(swr, number):
    return call(swr.show_gc_task, ShowGcTaskRequest(**INSTANCE, gc_id=number))
