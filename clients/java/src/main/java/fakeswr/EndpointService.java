package fakeswr;

import static fakeswr.Calls.answered;
import static fakeswr.Calls.call;
import static fakeswr.Calls.check;
import static fakeswr.Calls.with;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.huaweicloud.sdk.core.SdkResponse;
import fakeswr.Enterprise.Operation;
import java.util.List;
import java.util.Map;

/** Decides who may connect to the endpoint service of an instance, and takes it back. */
final class EndpointService {
    private static final String SERVICE = Enterprise.INSTANCE + "/internal-endpoint";

    private static final Operation<Connections> CONNECTIONS =
        Enterprise.get(SERVICE + "/connections", Connections.class);
    private static final Operation<Connections> DECIDE =
        Enterprise.post(SERVICE + "/connections/action", Connections.class);
    private static final Operation<Permissions> PERMISSIONS =
        Enterprise.get(SERVICE + "/permissions", Permissions.class);
    private static final Operation<Changed> CHANGE = Enterprise.post(SERVICE + "/permissions/action", Changed.class);

    private static final String ACCOUNT = "iam:domain::d0000000000000000000000000000003";

    private EndpointService() {}

    static void run(Enterprise swr) {
        List<Connection> refused =
            call(swr, CONNECTIONS, with(Account.INSTANCE, Map.of("status", "rejected"))).connections;
        check(!refused.isEmpty(), "the instance has no connection that was rejected");
        String id = refused.get(0).id();
        decide(swr, id, "receive", "accepted");
        decide(swr, id, "reject", "rejected");
        permit(swr, "add");
        check(permitted(swr), "%s should have the permission to connect", ACCOUNT);
        permit(swr, "remove");
        check(!permitted(swr), "%s still has the permission to connect", ACCOUNT);
    }

    private static void decide(Enterprise swr, String id, String action, String wanted) {
        List<Connection> decided =
            answered(200, swr, DECIDE, Account.INSTANCE, Map.of("endpoints", List.of(id), "action", action)).connections;
        check(decided.equals(List.of(new Connection(id, wanted))), "%s makes connections %s", action, decided);
        System.out.printf("connection %s: %s%n", id, wanted);
    }

    private static void permit(Enterprise swr, String action) {
        Changed changed = answered(200, swr, CHANGE, Account.INSTANCE,
            Map.of("permissions", List.of(ACCOUNT), "action", action, "permission_type", "domainId"));
        check("domainId".equals(changed.type), "%s answers permissions of the type %s", action, changed.type);
    }

    private static boolean permitted(Enterprise swr) {
        return call(swr, PERMISSIONS, with(Account.INSTANCE, Map.of("permission", ACCOUNT))).permissions
            .contains(new Permission(ACCOUNT));
    }

    record Connection(String id, String status) {}

    record Permission(String permission) {}

    static final class Connections extends SdkResponse {
        public List<Connection> connections;
    }

    static final class Permissions extends SdkResponse {
        public List<Permission> permissions;
    }

    static final class Changed extends SdkResponse {
        @JsonProperty("permission_type")
        public String type;
    }
}
