package fakeswr;

import com.huaweicloud.sdk.core.SdkResponse;
import com.huaweicloud.sdk.core.exception.ServiceResponseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Counts every call and says in a sentence what is not as it should be. */
final class Calls {
    private static int calls = 0;

    private Calls() {}

    /** Ends the program; main prints the sentence. */
    static final class Failed extends RuntimeException {
        Failed(String sentence) {
            super(sentence);
        }
    }

    static int count() {
        return calls;
    }

    static void check(boolean holds, String sentence, Object... values) {
        if (!holds) throw new Failed(sentence.formatted(values));
    }

    static <T> T call(Enterprise swr, Enterprise.Operation<T> operation, Map<String, Object> values) {
        return call(swr, operation, values, null);
    }

    static <T> T call(Enterprise swr, Enterprise.Operation<T> operation, Map<String, Object> values, Object body) {
        calls++;
        return swr.send(operation, values, body);
    }

    /** Makes a call that must be answered with this status. */
    static <T extends SdkResponse> T answered(
        int status, Enterprise swr, Enterprise.Operation<T> operation, Map<String, Object> values, Object body) {
        T answer = call(swr, operation, values, body);
        check(answer.getHttpStatusCode() == status,
            "%s should answer %d, not %d", operation.definition().getName(), status, answer.getHttpStatusCode());
        return answer;
    }

    /** Makes a call that must be refused with this status. */
    static void refused(
        String what, int status, Enterprise swr, Enterprise.Operation<?> operation, Map<String, Object> values) {
        try {
            call(swr, operation, values);
        } catch (ServiceResponseException refusal) {
            check(refusal.getHttpStatusCode() == status, "%s should be refused with %d, not %s", what, status, refusal);
            check(filled(refusal.getErrorCode()) && filled(refusal.getErrorMsg()),
                "the refusal of %s lacks a code or a message: %s", what, refusal);
            check(filled(refusal.getRequestId()) && refusal.getRequestId().matches("[0-9a-f]{32}"),
                "the refusal of %s has no request id: %s", what, refusal);
            System.out.printf("%s: %d %s%n", what, status, refusal.getErrorCode());
            return;
        }
        throw new Failed("%s should be refused with %d but was answered".formatted(what, status));
    }

    /** Reads pages of two until an empty one comes. */
    static <T> List<T> everything(
        Enterprise swr, Enterprise.Operation<? extends Answers.Page<T>> operation, Map<String, Object> values) {
        List<T> all = new ArrayList<>();
        for (int offset = 0; ; offset += 2) {
            Answers.Page<T> page = call(swr, operation, with(values, Map.of("offset", offset, "limit", 2)));
            if (page.items().isEmpty()) {
                check(all.size() == page.total, "%d items announced, %d found", page.total, all.size());
                return all;
            }
            all.addAll(page.items());
        }
    }

    /** Asks for the executions until that one has succeeded. */
    static void succeeds(
        String what, Integer id, Enterprise swr, Enterprise.Operation<Answers.Executions> executions,
        Map<String, Object> policy) {
        becomes(what + " " + id, "Succeed", () -> call(swr, executions, policy).executions.stream()
            .filter(execution -> execution.id().equals(id))
            .map(Answers.Execution::status).findFirst().orElse("not listed"));
    }

    /** Asks for a status until it is the wanted one, or one that never becomes it. */
    static void becomes(String what, String wanted, Supplier<String> statusNow) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        String status = "unknown";
        while (!status.equals(wanted)) {
            check(Instant.now().isBefore(deadline), "%s is still %s after 30 seconds", what, status);
            pause();
            status = statusNow.get();
            check(status.equals(wanted) || !status.matches("not listed|Stopped|.*Failed|.*Error"),
                "%s is %s, not %s", what, status, wanted);
        }
        System.out.printf("%s: %s%n", what, status);
    }

    static Map<String, Object> with(Map<String, Object> values, Map<String, Object> more) {
        Map<String, Object> both = new HashMap<>(values);
        both.putAll(more);
        return both;
    }

    static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException interrupted) {
            throw new Failed("interrupted while waiting");
        }
    }

    private static boolean filled(String text) {
        return text != null && !text.isEmpty();
    }
}
