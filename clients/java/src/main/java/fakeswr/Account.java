package fakeswr;

import com.huaweicloud.sdk.core.ClientBuilder;
import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.swr.v2.region.SwrRegion;
import java.util.Map;

/** Who asks, and for which instance. */
record Account(String ak, String sk, String projectId) {
    static final Account DEMO = new Account(
        variable("CLOUD_SDK_AK", null),
        variable("CLOUD_SDK_SK", null),
        variable("FAKE_SWR_PROJECT_ID", "0f1e2d3c4b5a69788796a5b4c3d2e1f0"));

    private static final String ID = variable("FAKE_SWR_INSTANCE_ID", "11111111-2222-4333-8444-555555555555");
    static final Map<String, Object> INSTANCE = Map.of("instance_id", ID);
    static final Map<String, Object> LIBRARY = Map.of("instance_id", ID, "namespace_name", "library");
    static final Map<String, Object> ROOT = Map.of("instance_id", ID, "namespace_name", "root");

    Enterprise connect() {
        return new ClientBuilder<>(Enterprise::new)
            .withCredential(new BasicCredentials().withAk(ak).withSk(sk).withProjectId(projectId))
            .withRegion(SwrRegion.valueOf("cn-north-4"))
            .build();
    }

    private static String variable(String name, String otherwise) {
        String value = System.getenv().getOrDefault(name, otherwise);
        Calls.check(value != null, "the environment variable %s is not set", name);
        return value;
    }
}
