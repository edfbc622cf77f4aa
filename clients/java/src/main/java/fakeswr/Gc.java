package fakeswr;

import static fakeswr.Calls.answered;
import static fakeswr.Calls.becomes;
import static fakeswr.Calls.call;
import static fakeswr.Calls.check;
import static fakeswr.Calls.with;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.huaweicloud.sdk.core.SdkResponse;
import fakeswr.Answers.Created;
import fakeswr.Answers.Nothing;
import fakeswr.Enterprise.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sets a schedule, stops a collection, and lets another come to its end. */
final class Gc {
    private static final String TASKS = Enterprise.INSTANCE + "/system/gc";

    private static final Operation<Nothing> UPDATE = Enterprise.put(TASKS + "/schedule");
    private static final Operation<Scheduled> SHOW = Enterprise.get(TASKS + "/schedule", Scheduled.class);
    private static final Operation<Created> EXECUTE = Enterprise.post(TASKS + "/schedule", Created.class);
    private static final Operation<Task> TASK = Enterprise.get(TASKS + "/{gc_id}", Task.class);
    private static final Operation<Nothing> STOP = Enterprise.put(TASKS + "/{gc_id}");
    private static final Operation<Tasks> LIST = Enterprise.get(TASKS, Tasks.class);

    private static final String NIGHTLY = "0 0 2 * * *";
    private static final Map<String, Object> PARAMETERS =
        Map.of("delete_untagged", true, "workers", 1, "dry_run", true);

    private Gc() {}

    static void run(Enterprise swr, Map<String, Object> made) {
        answered(200, swr, UPDATE, made,
            Map.of("schedule", Map.of("type", "Custom", "cron", NIGHTLY), "parameters", PARAMETERS));
        Schedule schedule = call(swr, SHOW, made).schedule;
        check(NIGHTLY.equals(schedule.cron()) && !schedule.next().isEmpty(), "the schedule is %s", schedule);

        Map<String, Object> stopped = collect(swr, made);
        answered(200, swr, STOP, stopped, null);
        ends(swr, stopped, "Stopped");
        Map<String, Object> finished = collect(swr, made);
        ends(swr, finished, "Success");
        List<Object> listed = tasks(swr, made);
        check(listed.equals(List.of(finished.get("gc_id"), stopped.get("gc_id"))), "collections %s are listed", listed);
    }

    private static Map<String, Object> collect(Enterprise swr, Map<String, Object> made) {
        Created started = answered(202, swr, EXECUTE, made,
            Map.of("schedule", Map.of("type", "Manual"), "parameters", PARAMETERS));
        return with(made, Map.of("gc_id", started.id));
    }

    private static void ends(Enterprise swr, Map<String, Object> task, String wanted) {
        becomes("collection " + task.get("gc_id"), wanted, () -> call(swr, TASK, task).status);
    }

    /** Follows the markers, a task a page. */
    private static List<Object> tasks(Enterprise swr, Map<String, Object> made) {
        List<Object> ids = new ArrayList<>();
        Map<String, Object> query = with(made, Map.of("limit", 1));
        while (true) {
            Tasks page = call(swr, LIST, query);
            page.tasks.forEach(task -> ids.add(task.id()));
            String marker = page.pageInfo.nextMarker();
            if (marker == null || marker.isEmpty()) return ids;
            query.put("marker", marker);
        }
    }

    record Schedule(String cron, @JsonProperty("next_scheduled_time") String next) {}

    record Listed(Integer id) {}

    static final class Scheduled extends SdkResponse {
        public Schedule schedule;
    }

    static final class Task extends SdkResponse {
        @JsonProperty("job_status")
        public String status;
    }

    static final class Tasks extends SdkResponse {
        public List<Listed> tasks;
        @JsonProperty("page_info")
        public Answers.PageInfo pageInfo;
    }
}
