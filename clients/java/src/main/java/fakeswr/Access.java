package fakeswr;

import static fakeswr.Calls.answered;
import static fakeswr.Calls.becomes;
import static fakeswr.Calls.call;
import static fakeswr.Calls.check;
import static fakeswr.Calls.everything;
import static fakeswr.Calls.refused;
import static fakeswr.Calls.with;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.huaweicloud.sdk.core.SdkResponse;
import fakeswr.Answers.Made;
import fakeswr.Answers.Nothing;
import fakeswr.Answers.Page;
import fakeswr.Answers.Stage;
import fakeswr.Enterprise.Operation;
import java.util.List;
import java.util.Map;

/** Gives an instance a domain name, the public network and a VPC, and takes all back. */
final class Access {
    private static final String DOMAINS = Enterprise.INSTANCE + "/domainname";
    private static final String POLICY = Enterprise.INSTANCE + "/endpoint-policy";
    private static final String ENDPOINTS = Enterprise.INSTANCE + "/internal-endpoints";

    private static final Operation<Added> ADD = Enterprise.post(DOMAINS, Added.class);
    private static final Operation<Domains> LIST = Enterprise.get(DOMAINS, Domains.class);
    private static final Operation<Nothing> UPDATE = Enterprise.put(DOMAINS + "/{domainname_id}");
    private static final Operation<Nothing> DELETE = Enterprise.delete(DOMAINS + "/{domainname_id}");
    private static final Operation<Nothing> SWITCH = Enterprise.post(POLICY);
    private static final Operation<Nothing> REPLACE_LIST = Enterprise.put(POLICY);
    private static final Operation<Policy> SHOW_POLICY = Enterprise.get(POLICY, Policy.class);
    private static final Operation<Made> CREATE_ENDPOINT = Enterprise.post(ENDPOINTS, Made.class);
    private static final Operation<Stage> SHOW_ENDPOINT =
        Enterprise.get(ENDPOINTS + "/{internal_endpoints_id}", Stage.class);
    private static final Operation<Endpoints> LIST_ENDPOINTS = Enterprise.get(ENDPOINTS, Endpoints.class);
    private static final Operation<Nothing> DELETE_ENDPOINT =
        Enterprise.delete(ENDPOINTS + "/{internal_endpoints_id}");

    private Access() {}

    static void run(Enterprise swr, Map<String, Object> made) {
        domainNames(swr, made);
        publicAccess(swr, made);
        internalEndpoint(swr, made);
    }

    private static void domainNames(Enterprise swr, Map<String, Object> made) {
        String name = "java-%d.example.com".formatted(System.currentTimeMillis());
        String uid = answered(201, swr, ADD, made,
            Map.of("domain_name", name, "certificate_id", "scs1700000000000")).domain.uid();
        Map<String, Object> domain = with(made, Map.of("domainname_id", uid));
        answered(200, swr, UPDATE, domain, Map.of("certificate_id", "scs1700000000001"));
        check(call(swr, LIST, made).domains.size() == 2, "the default domain name and %s should be listed", name);
        List<Domain> found = call(swr, LIST, with(made, Map.of("uid", uid))).domains;
        check(found.equals(List.of(new Domain(uid, name, "scs1700000000001"))), "%s has %s", uid, found);
        refused("deleting the default domain name", 400, swr, DELETE,
            with(made, Map.of("domainname_id", made.get("instance_id"))));
        answered(204, swr, DELETE, domain, null);
        check(call(swr, LIST, with(made, Map.of("uid", uid))).domains.isEmpty(), "%s is still listed", name);
    }

    private static void publicAccess(Enterprise swr, Map<String, Object> made) {
        answered(202, swr, SWITCH, made, Map.of("enable", true));
        becomes("public access", "Enable", () -> call(swr, SHOW_POLICY, made).status);
        List<Address> white = List.of(new Address("192.168.1.0/24", "made by the Java client"));
        answered(200, swr, REPLACE_LIST, made, Map.of("ip_list", white));
        List<Address> shown = call(swr, SHOW_POLICY, made).addresses;
        check(white.equals(shown), "the white list is %s", shown);
        answered(202, swr, SWITCH, made, Map.of("enable", false));
        becomes("public access", "Disable", () -> call(swr, SHOW_POLICY, made).status);
    }

    private static void internalEndpoint(Enterprise swr, Map<String, Object> made) {
        String id = answered(201, swr, CREATE_ENDPOINT, made, Map.of(
            "project_id", Account.DEMO.projectId(),
            "vpc_id", "2b8f3d64-7a15-4c0e-9d21-6e5f4a3b2c1d",
            "subnet_id", "9e1d7c52-3b46-4f8a-8c90-1a2b3c4d5e6f")).id;
        Map<String, Object> endpoint = with(made, Map.of("internal_endpoints_id", id));
        becomes("internal endpoint " + id, "Running", () -> call(swr, SHOW_ENDPOINT, endpoint).status);
        answered(204, swr, DELETE_ENDPOINT, endpoint, null);
        becomes("deleted internal endpoint " + id, "gone", () -> everything(swr, LIST_ENDPOINTS, made).stream()
            .filter(one -> one.id().equals(id)).map(Endpoint::status).findFirst().orElse("gone"));
    }

    record Domain(
        String uid, @JsonProperty("domain_name") String name, @JsonProperty("certificate_id") String certificateId) {}

    record Address(String ip, String description) {}

    record Endpoint(String id, String status) {}

    static final class Added extends SdkResponse {
        @JsonProperty("domain_name_info")
        public Domain domain;
    }

    static final class Domains extends SdkResponse {
        @JsonProperty("domain_name_infos")
        public List<Domain> domains;
    }

    static final class Policy extends SdkResponse {
        public String status;
        @JsonProperty("ip_list")
        public List<Address> addresses;
    }

    static final class Endpoints extends Page<Endpoint> {
        @JsonProperty("internal_endpoints")
        public List<Endpoint> endpoints;

        List<Endpoint> items() {
            return endpoints;
        }
    }
}
