package fakeswr;

import static fakeswr.Calls.call;
import static fakeswr.Calls.check;
import static fakeswr.Calls.everything;
import static fakeswr.Calls.with;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.huaweicloud.sdk.core.SdkResponse;
import fakeswr.Answers.Page;
import fakeswr.Answers.PageInfo;
import fakeswr.Enterprise.Operation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the deletion of a version in the log, and its repository no longer among those of the project. */
final class AuditLogs {
    private static final Operation<Logs> LIST = Enterprise.get(Enterprise.INSTANCE + "/audit-logs", Logs.class);
    private static final Operation<Repositories> REPOSITORIES =
        Enterprise.get("/v2/{project_id}/repositories", Repositories.class);

    private AuditLogs() {}

    static void run(Enterprise swr, Map<String, Object> gone) {
        List<Log> logs = everything(swr, LIST, with(Account.INSTANCE, Map.of("operation", "delete")));
        String resource = "library/%s:%s".formatted(gone.get("repository_name"), gone.get("reference"));
        check(logs.stream().anyMatch(log -> log.resource().equals(resource)), "the deletion of %s is not in %s",
            resource, logs);
        List<Log> newestFirst = logs.stream().sorted(Comparator.comparing(Log::time).reversed()).toList();
        check(logs.equals(newestFirst), "the newest should be first in %s", logs);
        List<Repository> repositories = repositories(swr);
        Repository ours =
            new Repository((String) gone.get("instance_id"), "library", (String) gone.get("repository_name"));
        check(!repositories.isEmpty() && !repositories.contains(ours), "%s should not be among all", ours);
        System.out.printf("%d deletions in the log, %d repositories%n", logs.size(), repositories.size());
    }

    /** Follows the markers from the first page to the last. */
    private static List<Repository> repositories(Enterprise swr) {
        List<Repository> all = new ArrayList<>();
        Map<String, Object> query = new HashMap<>(Map.of("limit", 10));
        while (true) {
            Repositories page = call(swr, REPOSITORIES, query);
            all.addAll(page.repositories);
            String marker = page.pageInfo.nextMarker();
            if (marker == null || marker.isEmpty()) return all;
            query.put("marker", marker);
        }
    }

    record Log(String resource, @JsonProperty("op_time") String time) {}

    record Repository(
        @JsonProperty("instance_id") String instanceId, @JsonProperty("namespace_name") String namespaceName,
        String name) {}

    static final class Logs extends Page<Log> {
        @JsonProperty("audit_logs")
        public List<Log> logs;

        List<Log> items() {
            return logs;
        }
    }

    static final class Repositories extends SdkResponse {
        public List<Repository> repositories;
        @JsonProperty("page_info")
        public PageInfo pageInfo;
    }
}
