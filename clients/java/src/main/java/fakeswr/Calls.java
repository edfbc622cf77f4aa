package fakeswr;

import com.huaweicloud.sdk.core.exception.ServiceResponseException;
import com.huaweicloud.sdk.core.http.HttpRequestDef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    static <T> T call(Enterprise swr, HttpRequestDef<Enterprise.Request, T> operation, Map<String, Object> values) {
        return call(swr, operation, values, null);
    }

    static <T> T call(
        Enterprise swr, HttpRequestDef<Enterprise.Request, T> operation, Map<String, Object> values, Object body) {
        calls++;
        return swr.send(operation, values, body);
    }

    static void refused(
        String what, int status, Enterprise swr, HttpRequestDef<Enterprise.Request, ?> operation,
        Map<String, Object> values) {
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
        Enterprise swr, HttpRequestDef<Enterprise.Request, ? extends Answers.Page<T>> operation,
        Map<String, Object> values) {
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

    static Map<String, Object> with(Map<String, Object> values, Map<String, Object> more) {
        Map<String, Object> both = new HashMap<>(values);
        both.putAll(more);
        return both;
    }

    private static boolean filled(String text) {
        return text != null && !text.isEmpty();
    }
}
