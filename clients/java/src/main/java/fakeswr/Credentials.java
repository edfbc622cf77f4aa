package fakeswr;

import static fakeswr.Calls.answered;
import static fakeswr.Calls.check;
import static fakeswr.Calls.everything;
import static fakeswr.Calls.refused;
import static fakeswr.Calls.with;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.huaweicloud.sdk.core.SdkResponse;
import fakeswr.Answers.Nothing;
import fakeswr.Answers.Page;
import fakeswr.Enterprise.Operation;
import java.util.List;
import java.util.Map;

/** Makes a credential for a day and one for long, switches that off, and deletes it. */
final class Credentials {
    private static final String LONG_TERM = Enterprise.INSTANCE + "/long-term-credential";
    private static final String ONE = LONG_TERM + "s/{credential_id}";

    private static final Operation<Credential> CREATE_TEMPORARY =
        Enterprise.post(Enterprise.INSTANCE + "/temp-credential", Credential.class);
    private static final Operation<Credential> CREATE = Enterprise.post(LONG_TERM, Credential.class);
    private static final Operation<Listed> LIST = Enterprise.get(LONG_TERM + "s", Listed.class);
    private static final Operation<Nothing> UPDATE = Enterprise.put(ONE);
    private static final Operation<Nothing> DELETE = Enterprise.delete(ONE);

    private Credentials() {}

    static void run(Enterprise swr) {
        logsIn(answered(201, swr, CREATE_TEMPORARY, Account.INSTANCE, null));
        Credential created =
            answered(201, swr, CREATE, Account.INSTANCE, Map.of("name", "java-" + System.currentTimeMillis()));
        logsIn(created);
        check(all(swr).contains(new Row(created.id, true)), "credential %s should be listed and enabled", created.id);
        Map<String, Object> credential = with(Account.INSTANCE, Map.of("credential_id", created.id));
        answered(200, swr, UPDATE, credential, Map.of("enable", false));
        check(all(swr).contains(new Row(created.id, false)), "credential %s should be disabled", created.id);
        answered(204, swr, DELETE, credential, null);
        check(all(swr).stream().noneMatch(row -> row.id().equals(created.id)), "%s is still listed", created.id);
        refused("a deleted credential", 404, swr, DELETE, credential);
    }

    private static void logsIn(Credential made) {
        check(!made.userId.isEmpty() && !made.token.isEmpty() && !made.expires.isEmpty(),
            "credential %s has no user, no token or no end", made.id);
    }

    private static List<Row> all(Enterprise swr) {
        return everything(swr, LIST, with(Account.INSTANCE, Map.of("self_only", true)));
    }

    record Row(@JsonProperty("token_id") String id, boolean enable) {}

    static final class Credential extends SdkResponse {
        @JsonProperty("token_id")
        public String id;
        @JsonProperty("user_id")
        public String userId;
        @JsonProperty("auth_token")
        public String token;
        @JsonProperty("expire_date")
        public String expires;
    }

    static final class Listed extends Page<Row> {
        @JsonProperty("auth_tokens")
        public List<Row> tokens;

        List<Row> items() {
            return tokens;
        }
    }
}
