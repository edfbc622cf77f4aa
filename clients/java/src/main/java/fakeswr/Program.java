package fakeswr;

import static fakeswr.Calls.call;
import static fakeswr.Calls.check;
import static fakeswr.Calls.everything;
import static fakeswr.Calls.refused;
import static fakeswr.Calls.with;

import com.huaweicloud.sdk.core.exception.SdkException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Signs images of a demo namespace with Huawei Cloud's SDK for Java, and checks every answer on the way.
 * Nothing here knows the fake: the SDK is sent to it by HUAWEICLOUD_SDK_REGION_SWR_CN_NORTH_4.
 */
public final class Program {
    private static final String AK = variable("CLOUD_SDK_AK", null);
    private static final String SK = variable("CLOUD_SDK_SK", null);
    private static final String PROJECT = variable("FAKE_SWR_PROJECT_ID", "0f1e2d3c4b5a69788796a5b4c3d2e1f0");
    private static final String INSTANCE = variable("FAKE_SWR_INSTANCE_ID", "11111111-2222-4333-8444-555555555555");

    private static final Map<String, Object> LIBRARY = Map.of("instance_id", INSTANCE, "namespace_name", "library");
    private static final Map<String, Object> DOCUMENTED =
        Map.of("instance_id", INSTANCE, "namespace_name", "root", "policy_id", 3, "execution_id", 8);

    private Program() {}

    public static void main(String[] arguments) {
        try {
            run();
        } catch (Calls.Failed failed) {
            end(failed.getMessage());
        } catch (SdkException refusal) {
            end("call %d should have been answered: %s".formatted(Calls.count(), refusal));
        }
        System.out.printf("calls: %d%n", Calls.count());
        System.exit(0); // else the HTTP client's idle threads keep the program alive for a minute
    }

    private static void end(String sentence) {
        System.err.println("failed: " + sentence);
        System.exit(1);
    }

    private static String variable(String name, String otherwise) {
        String value = System.getenv().getOrDefault(name, otherwise);
        if (value == null) end("the environment variable " + name + " is not set");
        return value;
    }

    private static void run() {
        Enterprise swr = Enterprise.connect(AK, SK, PROJECT);
        documentedExample(swr);
        lookAround(swr);
        Map<String, Object> policy = createPolicy(swr);
        List<Answers.SubTask> subTasks = signed(swr, execute(swr, policy));
        accessories(swr, subTasks.stream().filter(Program::untagged).findFirst().orElseThrow());
        refusals(swr);
        deletePolicy(swr, policy);
    }

    private static void documentedExample(Enterprise swr) {
        Answers.Tasks answer = call(swr, Enterprise.LIST_TASKS, DOCUMENTED);
        check(answer.total == 2, "the documented execution should have 2 tasks, not %d", answer.total);
        Answers.Task task = answer.tasks.stream().filter(one -> one.id() == 2).findFirst().orElse(null);
        Answers.Task wanted = new Answers.Task(2L, "libz", "2d7c874a7407d6c40f016254", "Success");
        check(wanted.equals(task), "the documented task should be %s, not %s", wanted, task);
        System.out.printf("documented example: task 2 is %s, %s%n", task.repository(), task.status());
    }

    private static void lookAround(Enterprise swr) {
        Map<String, Object> instance = Map.of("instance_id", INSTANCE);
        List<String> namespaces =
            everything(swr, Enterprise.LIST_NAMESPACES, instance).stream().map(Answers.Named::name).toList();
        check(namespaces.containsAll(List.of("library", "root")),
            "library and root should be among the namespaces %s", namespaces);
        Answers.Repositories page = call(swr, Enterprise.LIST_REPOSITORIES, with(instance, Map.of("limit", 100)));
        check(page.repositories.size() == Math.min(page.total, 100), "a page of 100 repositories is not full");
        System.out.printf("%d namespaces, %d repositories%n", namespaces.size(), page.total);
    }

    private static Map<String, Object> createPolicy(Enterprise swr) {
        String name = "java-" + System.currentTimeMillis();
        Answers.Created created = call(swr, Enterprise.CREATE_POLICY, LIBRARY, Map.of(
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
        check(created.getHttpStatusCode() == 201, "creating a policy should answer 201, not %d",
            created.getHttpStatusCode());
        Map<String, Object> policy = with(LIBRARY, Map.of("policy_id", created.id));
        String shown = call(swr, Enterprise.SHOW_POLICY, policy).name;
        check(name.equals(shown), "policy %d should be %s, not %s", created.id, name, shown);
        System.out.printf("created policy %d%n", created.id);
        return policy;
    }

    private static Map<String, Object> execute(Enterprise swr, Map<String, Object> policy) {
        Answers.Created started = call(swr, Enterprise.EXECUTE_POLICY, policy);
        check(started.getHttpStatusCode() == 202, "executing a policy should answer 202, not %d",
            started.getHttpStatusCode());
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        String status = null;
        while (!"Succeed".equals(status)) {
            check(Instant.now().isBefore(deadline), "execution %d is still %s after 30 seconds", started.id, status);
            pause();
            status = call(swr, Enterprise.LIST_EXECUTIONS, policy).executions.stream()
                .filter(execution -> execution.id().equals(started.id))
                .map(Answers.Execution::status).findFirst().orElse("not listed");
            check(!List.of("not listed", "Failed", "Stopped").contains(status), "execution %d is %s", started.id, status);
        }
        System.out.printf("execution %d: %s%n", started.id, status);
        return with(policy, Map.of("execution_id", started.id));
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException interrupted) {
            throw new Calls.Failed("interrupted while waiting for the execution");
        }
    }

    private static boolean untagged(Answers.SubTask subTask) {
        return subTask.tags().isEmpty();
    }

    private static List<Answers.SubTask> signed(Enterprise swr, Map<String, Object> execution) {
        List<Answers.Task> tasks = everything(swr, Enterprise.LIST_TASKS, execution);
        List<String> repositories = tasks.stream().map(Answers.Task::repository).sorted().toList();
        List<String> wanted = List.of("nginx", "node", "redis");
        check(repositories.equals(wanted), "tasks for %s wanted, not %s", wanted, repositories);
        List<Answers.SubTask> subTasks = new ArrayList<>();
        for (Answers.Task task : tasks) {
            subTasks.addAll(everything(swr, Enterprise.LIST_SUB_TASKS, with(execution, Map.of("task_id", task.id()))));
        }
        check(subTasks.size() == 9, "9 sub-tasks wanted, not %d", subTasks.size());
        long without = subTasks.stream().filter(Program::untagged).count();
        check(without == 3, "3 sub-tasks without a tag wanted, not %d", without);
        System.out.printf("%d tasks, %d sub-tasks, %d of them without a tag%n", tasks.size(), subTasks.size(), without);
        return subTasks;
    }

    private static void accessories(Enterprise swr, Answers.SubTask subTask) {
        Map<String, Object> image = with(LIBRARY, Map.of("repository_name", subTask.repository()));
        List<Answers.Artifact> artifacts = everything(swr, Enterprise.LIST_ARTIFACTS, image);
        check(artifacts.contains(new Answers.Artifact(subTask.digest())), "%s is no artifact of %s",
            subTask.digest(), subTask.repository());
        List<Answers.Accessory> found =
            call(swr, Enterprise.LIST_ACCESSORIES, with(image, Map.of("reference", subTask.digest()))).accessories;
        check(found.contains(new Answers.Accessory("signature.cosign")), "%s@%s should be signed, but has %s",
            subTask.repository(), subTask.digest(), found);
        System.out.printf("%s@%.19s is signed%n", subTask.repository(), subTask.digest());
    }

    private static void refusals(Enterprise swr) {
        var tasks = Enterprise.LIST_TASKS;
        refused("a limit of 101", 400, swr, tasks, with(DOCUMENTED, Map.of("limit", 101)));
        refused("an offset of 5 with a limit of 10", 400, swr, tasks, with(DOCUMENTED, Map.of("offset", 5, "limit", 10)));
        Enterprise unknown = Enterprise.connect("NOSUCHACCESSKEY00000", SK, PROJECT);
        refused("an unknown access key", 401, unknown, tasks, DOCUMENTED);
        if (System.getenv().getOrDefault("FAKE_SWR_CLIENTS_SKIP_WRONG_SK", "").isEmpty()) {
            refused("a wrong secret key", 401, Enterprise.connect(AK, SK + "-wrong", PROJECT), tasks, DOCUMENTED);
        }
        refused("another project", 403, Enterprise.connect(AK, SK, "f".repeat(32)), tasks, DOCUMENTED);
        refused("policy 999999", 404, swr, tasks, with(DOCUMENTED, Map.of("policy_id", 999999)));
    }

    private static void deletePolicy(Enterprise swr, Map<String, Object> policy) {
        int status = call(swr, Enterprise.DELETE_POLICY, policy).getHttpStatusCode();
        check(status == 204, "deleting a policy should answer 204, not %d", status);
        refused("a deleted policy", 404, swr, Enterprise.SHOW_POLICY, policy);
    }
}
