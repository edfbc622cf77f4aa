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

/** Asks what a rule that keeps version 1.6.43 would delete of two repositories. */
final class Retention {
    private static final String POLICIES = Enterprise.NAMESPACE + "/retention/policies";
    private static final String ONE = POLICIES + "/{policy_id}";
    private static final String TASKS_OF = ONE + "/executions/{execution_id}/tasks";

    private static final Operation<Created> CREATE = Enterprise.post(POLICIES, Created.class);
    private static final Operation<Policy> SHOW = Enterprise.get(ONE, Policy.class);
    private static final Operation<Policies> LIST =
        Enterprise.get(Enterprise.INSTANCE + "/retention/policies", Policies.class);
    private static final Operation<Nothing> DELETE = Enterprise.delete(ONE);
    private static final Operation<Created> EXECUTE = Enterprise.post(ONE + "/executions", Created.class);
    private static final Operation<Executions> EXECUTIONS = Enterprise.get(ONE + "/executions", Executions.class);
    private static final Operation<Tasks> TASKS = Enterprise.get(TASKS_OF, Tasks.class);
    private static final Operation<SubTasks> SUB_TASKS =
        Enterprise.get(TASKS_OF + "/{task_id}/subtasks", SubTasks.class);

    private static final Map<String, List<SubTask>> WANTED =
        Map.of("libpng", List.of(), "libz", List.of(new SubTask("DEL", "1.3.1,latest")));

    private Retention() {}

    static void run(Enterprise swr) {
        Map<String, Object> policy = createPolicy(swr);
        Map<String, Object> execution = dryRun(swr, policy);
        List<Task> tasks = everything(swr, TASKS, execution);
        check(tasks.size() == WANTED.size(), "%d retention tasks wanted, not %s", WANTED.size(), tasks);
        for (Task task : tasks) {
            wouldDelete(swr, execution, task);
        }
        answered(204, swr, DELETE, policy, null);
        refused("a deleted retention policy", 404, swr, SHOW, policy);
    }

    private static Map<String, Object> createPolicy(Enterprise swr) {
        String name = "java-" + System.currentTimeMillis();
        Map<String, Object> params = Map.of("latestPushedK", 1);
        Created created = answered(201, swr, CREATE, Account.ROOT, Map.of(
            "name", name,
            "algorithm", "or",
            "enabled", true,
            "trigger", Map.of("type", "manual"),
            "rules", List.of(Map.of(
                "priority", 0,
                "action", "retain",
                "template", "latestPushedK",
                "params", params,
                "repo_scope_mode", "regular",
                "scope_selectors", Map.of("repository", List.of(
                    Map.of("kind", "doublestar", "decoration", "repoMatches", "pattern", "**"))),
                "tag_selectors", List.of(
                    Map.of("kind", "doublestar", "decoration", "matches", "pattern", "1.6.*"))))));
        Map<String, Object> policy = with(Account.ROOT, Map.of("policy_id", created.id));
        Policy shown = call(swr, SHOW, policy);
        check(name.equals(shown.name) && shown.rules.equals(List.of(new Rule(params))),
            "retention policy %d is %s with %s", created.id, shown.name, shown.rules);
        check(everything(swr, LIST, Account.INSTANCE).contains(new Listed(created.id, name)),
            "retention policy %d is not listed", created.id);
        return policy;
    }

    private static Map<String, Object> dryRun(Enterprise swr, Map<String, Object> policy) {
        Created started = answered(200, swr, EXECUTE, policy, Map.of("dry_run", true));
        succeeds("retention execution", started.id, swr, EXECUTIONS, policy);
        return with(policy, Map.of("execution_id", started.id));
    }

    private static void wouldDelete(Enterprise swr, Map<String, Object> execution, Task task) {
        List<SubTask> found = everything(swr, SUB_TASKS, with(execution, Map.of("task_id", task.id())));
        check(found.equals(WANTED.get(task.repository())), "of %s, %s would be deleted", task.repository(), found);
        check(task.total() == 1 && task.retained() == 1 - found.size(), "the counters are %s", task);
        System.out.printf("%s: %s would be deleted, %d of %d retained%n",
            task.repository(), found, task.retained(), task.total());
    }

    record Rule(Map<String, Object> params) {}

    record Listed(Integer id, String name) {}

    record Task(Integer id, String repository, Integer total, Integer retained) {}

    record SubTask(String action, String tag) {}

    static final class Policy extends SdkResponse {
        public String name;
        public List<Rule> rules;
    }

    static final class Policies extends Page<Listed> {
        public List<Listed> retentions;

        List<Listed> items() {
            return retentions;
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
