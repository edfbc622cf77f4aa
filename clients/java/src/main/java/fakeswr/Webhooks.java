package fakeswr;

import static fakeswr.Calls.answered;
import static fakeswr.Calls.call;
import static fakeswr.Calls.check;
import static fakeswr.Calls.everything;
import static fakeswr.Calls.refused;
import static fakeswr.Calls.with;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.huaweicloud.sdk.core.SdkResponse;
import fakeswr.Answers.Created;
import fakeswr.Answers.Nothing;
import fakeswr.Answers.Page;
import fakeswr.Enterprise.Operation;
import java.util.List;
import java.util.Map;

/** Makes a webhook policy, and reads the jobs of library's. */
final class Webhooks {
    private static final String POLICIES = Enterprise.NAMESPACE + "/webhook/policies";
    private static final String ONE = POLICIES + "/{policy_id}";

    private static final Operation<Created> CREATE = Enterprise.post(POLICIES, Created.class);
    private static final Operation<Policy> SHOW = Enterprise.get(ONE, Policy.class);
    private static final Operation<Policies> LIST =
        Enterprise.get(Enterprise.INSTANCE + "/webhook/policies", Policies.class);
    private static final Operation<Nothing> DELETE = Enterprise.delete(ONE);
    private static final Operation<Jobs> JOBS = Enterprise.get(ONE + "/jobs", Jobs.class);

    private static final Target TARGET = new Target("http", "https://192.168.0.10/hooks", "internal", "Test:Header");

    private Webhooks() {}

    static void run(Enterprise swr) {
        Map<String, Object> policy = createPolicy(swr);
        List<Listed> policies = everything(swr, LIST, Account.INSTANCE);
        check(policies.contains(new Listed((Integer) policy.get("policy_id"), "root")), "%s is not listed", policy);
        policies.stream().filter(one -> one.namespaceName().equals("library")).forEach(one -> jobsOf(swr, one.id()));
        answered(204, swr, DELETE, policy, null);
        refused("a deleted webhook policy", 404, swr, SHOW, policy);
    }

    private static Map<String, Object> createPolicy(Enterprise swr) {
        String name = "java-" + System.currentTimeMillis();
        Created created = answered(201, swr, CREATE, Account.ROOT, Map.of(
            "name", name,
            "event_types", List.of("PUSH_ARTIFACT"),
            "enabled", true,
            "targets", List.of(TARGET),
            "scope_rules", List.of(Map.of(
                "repo_scope_mode", "regular",
                "scope_selectors", Map.of("repository", List.of(
                    Map.of("kind", "doublestar", "decoration", "repoMatches", "pattern", "**"))),
                "tag_selectors", List.of(
                    Map.of("kind", "doublestar", "decoration", "matches", "pattern", "**"))))));
        Map<String, Object> policy = with(Account.ROOT, Map.of("policy_id", created.id));
        Policy shown = call(swr, SHOW, policy);
        check(name.equals(shown.name) && shown.targets.equals(List.of(TARGET)),
            "webhook policy %d is %s with %s", created.id, shown.name, shown.targets);
        return policy;
    }

    private static void jobsOf(Enterprise swr, Integer policy) {
        List<Job> jobs = everything(swr, JOBS, with(Account.LIBRARY, Map.of("policy_id", policy)));
        check(!jobs.isEmpty(), "webhook policy %d has no jobs", policy);
        for (Job job : jobs) {
            check(job.policyId().equals(policy) && !job.detail().isEmpty(), "a webhook job is %s", job);
        }
        System.out.printf("webhook policy %d: %d jobs%n", policy, jobs.size());
    }

    record Target(
        String type, String address, @JsonProperty("address_type") String addressType,
        @JsonProperty("auth_header") String authHeader) {}

    record Listed(Integer id, @JsonProperty("namespace_name") String namespaceName) {}

    record Job(
        Integer id, @JsonProperty("policy_id") Integer policyId, @JsonProperty("job_detail") String detail) {}

    static final class Policy extends SdkResponse {
        public String name;
        public List<Target> targets;
    }

    static final class Policies extends Page<Listed> {
        public List<Listed> policies;

        List<Listed> items() {
            return policies;
        }
    }

    static final class Jobs extends Page<Job> {
        public List<Job> jobs;

        List<Job> items() {
            return jobs;
        }
    }
}
