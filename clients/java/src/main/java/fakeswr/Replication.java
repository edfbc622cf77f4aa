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
import fakeswr.Answers.Created;
import fakeswr.Answers.Executions;
import fakeswr.Answers.Nothing;
import fakeswr.Answers.Page;
import fakeswr.Enterprise.Operation;
import java.util.List;
import java.util.Map;

/** Copies an image of two tags to the second instance, and reads what was done. */
final class Replication {
    private static final String POLICIES = Enterprise.INSTANCE + "/replication/policies";
    private static final String ONE = POLICIES + "/{policy_id}";
    private static final String EXECUTIONS_OF = Enterprise.INSTANCE + "/replication/executions";
    private static final String EXECUTION = EXECUTIONS_OF + "/{execution_id}";

    private static final Operation<Created> CREATE = Enterprise.post(POLICIES, Created.class);
    private static final Operation<Policy> SHOW = Enterprise.get(ONE, Policy.class);
    private static final Operation<Policies> LIST = Enterprise.get(POLICIES, Policies.class);
    private static final Operation<Nothing> DELETE = Enterprise.delete(ONE);
    private static final Operation<Created> EXECUTE = Enterprise.post(EXECUTIONS_OF, Created.class);
    private static final Operation<Executions> EXECUTIONS = Enterprise.get(EXECUTIONS_OF, Executions.class);
    private static final Operation<Nothing> STOP = Enterprise.put(EXECUTION);
    private static final Operation<Tasks> TASKS = Enterprise.get(EXECUTION + "/tasks", Tasks.class);
    private static final Operation<SubTasks> SUB_TASKS =
        Enterprise.get(EXECUTION + "/tasks/{task_id}/subtasks", SubTasks.class);

    private Replication() {}

    static void run(Enterprise swr) {
        Map<String, Object> registry = Registries.create(swr);
        Map<String, Object> policy = createPolicy(swr, (Integer) registry.get("registry_id"));
        Map<String, Object> execution = execute(swr, policy);
        List<Task> tasks = everything(swr, TASKS, execution);
        check(tasks.size() == 1, "1 replication task wanted, not %s", tasks);
        for (Task task : tasks) {
            check(task.source().equals("root/libz [2 item(s) in total]") && task.status().equals("Succeed"),
                "the task is %s", task);
            copiedTags(swr, with(execution, Map.of("task_id", task.id())));
        }
        answered(200, swr, STOP, execution, null);
        Registries.keeps(swr, registry);
        answered(204, swr, DELETE, policy, null);
        refused("a deleted replication policy", 404, swr, SHOW, policy);
        Registries.delete(swr, registry);
    }

    private static Map<String, Object> createPolicy(Enterprise swr, Integer registry) {
        String name = "java-" + System.currentTimeMillis();
        Created created = answered(201, swr, CREATE, Account.INSTANCE, Map.of(
            "name", name,
            "dest_registry", Map.of("id", registry),
            "filters", List.of(Map.of("type", "name", "value", "root/libz")),
            "repo_scope_mode", "regular",
            "trigger", Map.of("type", "manual"),
            "enabled", true));
        Map<String, Object> policy = with(Account.INSTANCE, Map.of("policy_id", created.id));
        Policy shown = call(swr, SHOW, policy);
        check(name.equals(shown.name) && shown.destRegistry.id().equals(registry),
            "replication policy %d is %s to %s", created.id, shown.name, shown.destRegistry);
        List<Listed> listed = everything(swr, LIST, with(Account.INSTANCE, Map.of("registry_id", registry)));
        check(listed.equals(List.of(new Listed(created.id, name))), "of registry %d are listed: %s", registry, listed);
        return policy;
    }

    private static Map<String, Object> execute(Enterprise swr, Map<String, Object> policy) {
        Created started = answered(202, swr, EXECUTE, Account.INSTANCE, Map.of("policy_id", policy.get("policy_id")));
        succeeds("replication execution", started.id, swr, EXECUTIONS, policy);
        return with(Account.INSTANCE, Map.of("execution_id", started.id));
    }

    private static void copiedTags(Enterprise swr, Map<String, Object> task) {
        List<String> tags = everything(swr, SUB_TASKS, with(task, Map.of("status", "Succeed"))).stream()
            .map(SubTask::tag).sorted().toList();
        check(tags.equals(List.of("1.3.1", "latest")), "the tags %s are copied", tags);
        System.out.printf("replication task %s: %s copied%n", task.get("task_id"), tags);
    }

    record Registry(Integer id) {}

    record Listed(Integer id, String name) {}

    record Task(Integer id, @JsonProperty("src_resource") String source, String status) {}

    record SubTask(String tag) {}

    static final class Policy extends SdkResponse {
        public String name;
        @JsonProperty("dest_registry")
        public Registry destRegistry;
    }

    static final class Policies extends Page<Listed> {
        public List<Listed> policies;

        List<Listed> items() {
            return policies;
        }
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
}
