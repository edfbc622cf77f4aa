package fakeswr;

import static fakeswr.Calls.answered;
import static fakeswr.Calls.call;
import static fakeswr.Calls.check;
import static fakeswr.Calls.everything;
import static fakeswr.Calls.refused;
import static fakeswr.Calls.with;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.huaweicloud.sdk.core.SdkResponse;
import fakeswr.Answers.Created;
import fakeswr.Answers.Nothing;
import fakeswr.Answers.Page;
import fakeswr.Enterprise.Operation;
import java.util.List;
import java.util.Map;

/** Makes a registry that is the demo's second instance; what uses it comes in between, then it is deleted. */
final class Registries {
    private static final String REGISTRIES = Enterprise.INSTANCE + "/registries";
    private static final String ONE = REGISTRIES + "/{registry_id}";

    private static final Operation<Instances> INSTANCES =
        Enterprise.get("/v2/{project_id}/instances", Instances.class);
    private static final Operation<Created> CREATE = Enterprise.post(REGISTRIES, Created.class);
    private static final Operation<Registry> SHOW = Enterprise.get(ONE, Registry.class);
    private static final Operation<Listed> LIST = Enterprise.get(REGISTRIES, Listed.class);
    private static final Operation<Nothing> DELETE = Enterprise.delete(ONE);

    private Registries() {}

    static Map<String, Object> create(Enterprise swr) {
        Instance second = everything(swr, INSTANCES, Map.of()).stream()
            .filter(one -> !one.id().equals(Account.INSTANCE.get("instance_id")))
            .findFirst().orElseThrow(() -> new Calls.Failed("there is no second instance"));
        String name = "java-" + System.currentTimeMillis();
        Created created = answered(201, swr, CREATE, Account.INSTANCE, Map.of(
            "name", name,
            "type", "swr-pro-internal",
            "url", "https://" + second.accessAddress(),
            "credential", Map.of(
                "type", "basic", "access_key", Account.DEMO.ak(), "access_secret", Account.DEMO.sk()),
            "insecure", true,
            "region_id", "cn-north-4",
            "project_id", Account.DEMO.projectId(),
            "instance_id", second.id()));
        Map<String, Object> registry = with(Account.INSTANCE, Map.of("registry_id", created.id));
        Registry shown = call(swr, SHOW, registry);
        check(name.equals(shown.name) && second.id().equals(shown.instanceId) && "healthy".equals(shown.status),
            "registry %d is %s, %s, %s", created.id, shown.name, shown.instanceId, shown.status);
        List<Row> listed = everything(swr, LIST, with(Account.INSTANCE, Map.of("type", "swr-pro-internal")));
        check(listed.contains(new Row(created.id, name)), "registry %d is not listed", created.id);
        System.out.printf("registry %d: %s%n", created.id, shown.status);
        return registry;
    }

    static void keeps(Enterprise swr, Map<String, Object> registry) {
        refused("a registry that a policy uses", 412, swr, DELETE, registry);
    }

    static void delete(Enterprise swr, Map<String, Object> registry) {
        answered(204, swr, DELETE, registry, null);
        refused("a deleted registry", 404, swr, SHOW, registry);
    }

    record Instance(String id, @JsonProperty("access_address") String accessAddress) {}

    record Row(Integer id, String name) {}

    static final class Registry extends SdkResponse {
        public String name;
        public String status;
        @JsonProperty("instance_id")
        public String instanceId;
    }

    static final class Instances extends Page<Instance> {
        public List<Instance> instances;

        List<Instance> items() {
            return instances;
        }
    }

    static final class Listed extends Page<Row> {
        public List<Row> registries;

        List<Row> items() {
            return registries;
        }
    }
}
