package fakeswr;

import static fakeswr.Calls.call;
import static fakeswr.Calls.check;
import static fakeswr.Calls.refused;
import static fakeswr.Calls.with;

import java.util.Map;

/** The documented example, and every wrong way to ask for it. */
final class Documented {
    private static final Map<String, Object> EXAMPLE = with(Account.ROOT, Map.of("policy_id", 3, "execution_id", 8));

    private Documented() {}

    static void example(Enterprise swr) {
        Signature.Tasks answer = call(swr, Signature.TASKS, EXAMPLE);
        check(answer.total == 2, "the documented execution should have 2 tasks, not %d", answer.total);
        Signature.Task task = answer.tasks.stream().filter(one -> one.id() == 2).findFirst().orElse(null);
        Signature.Task wanted = new Signature.Task(2L, "libz", "2d7c874a7407d6c40f016254", "Success");
        check(wanted.equals(task), "the documented task should be %s, not %s", wanted, task);
        System.out.printf("documented example: task 2 is %s, %s%n", task.repository(), task.status());
    }

    static void refusals(Enterprise swr) {
        Account demo = Account.DEMO;
        ask("a limit of 101", 400, swr, Map.of("limit", 101));
        ask("an offset of 5 with a limit of 10", 400, swr, Map.of("offset", 5, "limit", 10));
        Account unknown = new Account("NOSUCHACCESSKEY00000", demo.sk(), demo.projectId());
        ask("an unknown access key", 401, unknown.connect(), Map.of());
        if (System.getenv().getOrDefault("FAKE_SWR_CLIENTS_SKIP_WRONG_SK", "").isEmpty()) {
            Account wrong = new Account(demo.ak(), demo.sk() + "-wrong", demo.projectId());
            ask("a wrong secret key", 401, wrong.connect(), Map.of());
        }
        Account other = new Account(demo.ak(), demo.sk(), "f".repeat(32));
        ask("another project", 403, other.connect(), Map.of());
        ask("policy 999999", 404, swr, Map.of("policy_id", 999999));
    }

    private static void ask(String what, int status, Enterprise swr, Map<String, Object> changed) {
        refused(what, status, swr, Signature.TASKS, with(EXAMPLE, changed));
    }
}
