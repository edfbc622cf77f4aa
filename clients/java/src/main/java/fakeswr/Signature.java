package fakeswr;

import static fakeswr.Calls.answered;
import static fakeswr.Calls.call;
import static fakeswr.Calls.check;
import static fakeswr.Calls.everything;
import static fakeswr.Calls.refused;
import static fakeswr.Calls.succeeds;
import static fakeswr.Calls.with;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.huaweicloud.sdk.core.SdkResponse;
import fakeswr.Answers.Artifact;
import fakeswr.Answers.Artifacts;
import fakeswr.Answers.Created;
import fakeswr.Answers.Executions;
import fakeswr.Answers.Nothing;
import fakeswr.Answers.Page;
import fakeswr.Enterprise.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Signs three repositories, one version without a tag included. */
final class Signature {
    private static final String POLICIES = Enterprise.NAMESPACE + "/signature/policies";
    private static final String ONE = POLICIES + "/{policy_id}";
    private static final String TASKS_OF = ONE + "/executions/{execution_id}/tasks";

    private static final Operation<Created> CREATE = Enterprise.post(POLICIES, Created.class);
    private static final Operation<Policy> SHOW = Enterprise.get(ONE, Policy.class);
    private static final Operation<Nothing> DELETE = Enterprise.delete(ONE);
    private static final Operation<Created> EXECUTE = Enterprise.post(ONE + "/executions", Created.class);
    private static final Operation<Executions> EXECUTIONS = Enterprise.get(ONE + "/executions", Executions.class);
    static final Operation<Tasks> TASKS = Enterprise.get(TASKS_OF, Tasks.class);
    private static final Operation<SubTasks> SUB_TASKS =
        Enterprise.get(TASKS_OF + "/{task_id}/subtasks", SubTasks.class);
    private static final Operation<Artifacts> ARTIFACTS = Enterprise.get(Enterprise.ARTIFACTS, Artifacts.class);
    private static final Operation<Accessories> ACCESSORIES =
        Enterprise.get(Enterprise.ARTIFACTS + "/{reference}/accessories", Accessories.class);

    private Signature() {}

    static void run(Enterprise swr) {
        Map<String, Object> policy = createPolicy(swr);
        List<SubTask> subTasks = signed(swr, execute(swr, policy));
        accessories(swr, subTasks.stream().filter(Signature::untagged).findFirst().orElseThrow());
        answered(204, swr, DELETE, policy, null);
        refused("a deleted signing policy", 404, swr, SHOW, policy);
    }

    private static Map<String, Object> createPolicy(Enterprise swr) {
        String name = "java-" + System.currentTimeMillis();
        Created created = answered(201, swr, CREATE, Account.LIBRARY, Map.of(
            "name", name,
            "description", "made by the Java client",
            "enabled", true,
            "signature_method", "KMS",
            "signature_algorithm", "ECDSA_SHA_256",
            "signature_key", "11112222-3333-4444-5555-666677778888",
            "trigger", Map.of("type", "manual"),
            "scope_rules", List.of(Map.of(
                "repo_scope_mode", "regular",
                "scope_selectors", Map.of("repository", List.of(
                    Map.of("kind", "doublestar", "decoration", "repoMatches", "pattern", "{nginx,redis,node}"))),
                "tag_selectors", List.of(Map.of(
                    "kind", "doublestar", "decoration", "matches", "pattern", "**",
                    "extras", "{\"untagged\":true}"))))));
        Map<String, Object> policy = with(Account.LIBRARY, Map.of("policy_id", created.id));
        String shown = call(swr, SHOW, policy).name;
        check(name.equals(shown), "signing policy %d should be %s, not %s", created.id, name, shown);
        return policy;
    }

    private static Map<String, Object> execute(Enterprise swr, Map<String, Object> policy) {
        Created started = answered(202, swr, EXECUTE, policy, null);
        succeeds("signing execution", started.id, swr, EXECUTIONS, policy);
        return with(policy, Map.of("execution_id", started.id));
    }

    private static boolean untagged(SubTask subTask) {
        return subTask.tags().isEmpty();
    }

    private static List<SubTask> signed(Enterprise swr, Map<String, Object> execution) {
        List<Task> tasks = everything(swr, TASKS, execution);
        List<String> repositories = tasks.stream().map(Task::repository).sorted().toList();
        List<String> wanted = List.of("nginx", "node", "redis");
        check(repositories.equals(wanted), "tasks for %s wanted, not %s", wanted, repositories);
        List<SubTask> subTasks = new ArrayList<>();
        for (Task task : tasks) {
            subTasks.addAll(everything(swr, SUB_TASKS, with(execution, Map.of("task_id", task.id()))));
        }
        check(subTasks.size() == 9, "9 sub-tasks wanted, not %d", subTasks.size());
        long without = subTasks.stream().filter(Signature::untagged).count();
        check(without == 3, "3 sub-tasks without a tag wanted, not %d", without);
        System.out.printf("%d tasks, %d sub-tasks, %d of them without a tag%n", tasks.size(), subTasks.size(), without);
        return subTasks;
    }

    private static void accessories(Enterprise swr, SubTask subTask) {
        Map<String, Object> image = with(Account.LIBRARY, Map.of("repository_name", subTask.repository()));
        List<Artifact> artifacts = everything(swr, ARTIFACTS, image);
        check(artifacts.contains(new Artifact(subTask.digest())), "%s is not an artifact of %s",
            subTask.digest(), subTask.repository());
        List<Accessory> found =
            call(swr, ACCESSORIES, with(image, Map.of("reference", subTask.digest()))).accessories;
        check(found.contains(new Accessory("signature.cosign")), "%s@%s should be signed, but has %s",
            subTask.repository(), subTask.digest(), found);
        System.out.printf("%s@%.19s is signed%n", subTask.repository(), subTask.digest());
    }

    record Task(Long id, String repository, @JsonProperty("job_id") String jobId, String status) {}

    record SubTask(String repository, String tags, String digest) {}

    record Accessory(String type) {}

    static final class Policy extends SdkResponse {
        public String name;
    }

    static final class Tasks extends Page<Task> {
        public List<Task> tasks;

        List<Task> items() {
            return tasks;
        }
    }

    static final class SubTasks extends Page<SubTask> {
        @JsonProperty("sub_tasks")
        public List<SubTask> subTasks;

        List<SubTask> items() {
            return subTasks;
        }
    }

    static final class Accessories extends Page<Accessory> {
        public List<Accessory> accessories;

        List<Accessory> items() {
            return accessories;
        }
    }
}
