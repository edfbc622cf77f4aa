package fakeswr;

import static fakeswr.Calls.answered;
import static fakeswr.Calls.becomes;
import static fakeswr.Calls.call;
import static fakeswr.Calls.check;
import static fakeswr.Calls.everything;
import static fakeswr.Calls.refused;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.huaweicloud.sdk.core.SdkResponse;
import fakeswr.Answers.Nothing;
import fakeswr.Answers.Page;
import fakeswr.Answers.Stage;
import fakeswr.Enterprise.Operation;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Makes an instance, reads and changes what it has, hands it to the flows that need one of their own, and deletes it. */
final class Instances {
    private static final String JOBS = "/v2/{project_id}/jobs";

    private static final Operation<Started> CREATE = Enterprise.post("/v2/{project_id}/instances", Started.class);
    private static final Operation<Instance> SHOW = Enterprise.get(Enterprise.INSTANCE, Instance.class);
    private static final Operation<Nothing> DELETE = Enterprise.delete(Enterprise.INSTANCE);
    private static final Operation<Stage> SHOW_JOB = Enterprise.get(JOBS + "/{job_id}", Stage.class);
    private static final Operation<Jobs> LIST_JOBS = Enterprise.get(JOBS, Jobs.class);
    private static final Operation<Nothing> DELETE_JOB = Enterprise.delete(JOBS + "/{job_id}");
    private static final Operation<Configuration> CONFIGURATION =
        Enterprise.get(Enterprise.INSTANCE + "/configurations", Configuration.class);
    private static final Operation<Nothing> CONFIGURE = Enterprise.put(Enterprise.INSTANCE + "/configurations");
    private static final Operation<Gates> GATES = Enterprise.get(Enterprise.INSTANCE + "/feature-gates", Gates.class);
    private static final Operation<Gates> GLOBAL_GATES = Enterprise.get("/v2/{project_id}/feature-gates", Gates.class);
    private static final Operation<Statistics> STATISTICS =
        Enterprise.get(Enterprise.INSTANCE + "/statistics", Statistics.class);

    private Instances() {}

    static void run(Enterprise swr, List<BiConsumer<Enterprise, Map<String, Object>>> flows) {
        Map<String, Object> made = create(swr);
        Instance shown = call(swr, SHOW, made);
        check("Running".equals(shown.status) && !shown.accessAddress.isEmpty(),
            "%s is %s at %s", made, shown.status, shown.accessAddress);
        settings(swr, made);
        flows.forEach(flow -> flow.accept(swr, made));
        answered(202, swr, DELETE, made, Map.of("delete_obs", true, "delete_dns", true));
        refused("a deleted instance", 404, swr, SHOW, made);
    }

    private static Map<String, Object> create(Enterprise swr) {
        Started started = answered(202, swr, CREATE, Map.of(), Map.of(
            "name", "java-" + System.currentTimeMillis(),
            "spec", "swr.ee.professional",
            "vpc_id", "7f2c2f5e-1f39-4a5c-8a5d-0d3f1f2c3b4a",
            "subnet_id", "0c6b8a1d-5c55-4a36-9a4a-1f9e2f6d7c8b",
            "project_id", Account.DEMO.projectId(),
            "charge_mode", "postPaid",
            "enterprise_project_id", "0"));
        Map<String, Object> job = Map.of("job_id", started.jobId);
        becomes("the job of instance " + started.instanceId, "Success", () -> call(swr, SHOW_JOB, job).status);
        check(everything(swr, LIST_JOBS, Map.of()).contains(new Job(started.jobId, started.instanceId)),
            "job %s is not listed", started.jobId);
        answered(204, swr, DELETE_JOB, job, null); // it can be listed for a while yet
        return Map.of("instance_id", started.instanceId);
    }

    private static void settings(Enterprise swr, Map<String, Object> made) {
        answered(200, swr, CONFIGURE, made, Map.of("anonymous_access", true));
        check(call(swr, CONFIGURATION, made).anonymousAccess, "anonymous access should be on");
        check(call(swr, GATES, made).artifactGc, "garbage collection should be among the features of %s", made);
        check(call(swr, GLOBAL_GATES, Map.of()).enterprise, "the Enterprise Edition should be among the features");
        Statistics found = call(swr, STATISTICS, made);
        check(found.namespaces == 1 && found.images == 0 && found.quota > 0,
            "%d of %d namespaces and %d images are counted", found.namespaces, found.quota, found.images);
        System.out.printf("instance %s: 1 of %d namespaces%n", made.get("instance_id"), found.quota);
    }

    record Job(String id, @JsonProperty("instance_id") String instanceId) {}

    static final class Started extends SdkResponse {
        @JsonProperty("job_id")
        public String jobId;
        @JsonProperty("instance_id")
        public String instanceId;
    }

    static final class Instance extends SdkResponse {
        public String status;
        @JsonProperty("access_address")
        public String accessAddress;
    }

    static final class Jobs extends Page<Job> {
        public List<Job> jobs;

        List<Job> items() {
            return jobs;
        }
    }

    static final class Configuration extends SdkResponse {
        @JsonProperty("anonymous_access")
        public boolean anonymousAccess;
    }

    static final class Gates extends SdkResponse {
        @JsonProperty("enableArtifactGc")
        public boolean artifactGc;
        @JsonProperty("enableEnterprise")
        public boolean enterprise;
    }

    static final class Statistics extends SdkResponse {
        @JsonProperty("total_namespace_count")
        public long namespaces;
        @JsonProperty("total_image_count")
        public long images;
        @JsonProperty("namespace_quota")
        public long quota;
    }
}
