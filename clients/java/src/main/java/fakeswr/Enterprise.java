package fakeswr;

import com.huaweicloud.sdk.core.HcClient;
import com.huaweicloud.sdk.core.http.FieldExistence;
import com.huaweicloud.sdk.core.http.HttpMethod;
import com.huaweicloud.sdk.core.http.HttpRequestDef;
import com.huaweicloud.sdk.core.http.LocationType;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The operations of the Enterprise Edition, sent and signed by the SDK's own HTTP client. */
final class Enterprise {
    static final String INSTANCE = "/v2/{project_id}/instances/{instance_id}";
    static final String NAMESPACE = INSTANCE + "/namespaces/{namespace_name}";
    static final String REPOSITORY = NAMESPACE + "/repositories/{repository_name}";
    static final String ARTIFACTS = REPOSITORY + "/artifacts";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final List<String> QUERY = List.of(
        "id", "limit", "marker", "offset", "operation", "permission", "policy_id", "registry_id", "self_only", "status",
        "type", "uid", "with_scan_overview");

    /** An operation, by what it answers. */
    record Operation<T>(HttpRequestDef<Request, T> definition) {}

    /** What goes into a call: values for the path and the query, and the body if there is one. */
    record Request(Map<String, Object> values, Object body) {}

    private final HcClient http;

    Enterprise(HcClient http) {
        this.http = http;
    }

    <T> T send(Operation<T> operation, Map<String, Object> values, Object body) {
        return http.syncInvokeHttp(new Request(values, body), operation.definition());
    }

    static <T> Operation<T> get(String path, Class<T> answer) {
        return operation(HttpMethod.GET, path, answer);
    }

    static <T> Operation<T> post(String path, Class<T> answer) {
        return operation(HttpMethod.POST, path, answer);
    }

    static Operation<Answers.Nothing> post(String path) {
        return post(path, Answers.Nothing.class);
    }

    static Operation<Answers.Nothing> put(String path) {
        return operation(HttpMethod.PUT, path, Answers.Nothing.class);
    }

    static Operation<Answers.Nothing> delete(String path) {
        return operation(HttpMethod.DELETE, path, Answers.Nothing.class);
    }

    private static <T> Operation<T> operation(HttpMethod method, String path, Class<T> answer) {
        var definition = HttpRequestDef.builder(method, Request.class, answer)
            .withName(method + " " + path)
            .withUri(path)
            .withContentType("application/json");
        List<String> inPath = PLACEHOLDER.matcher(path).results().map(found -> found.group(1)).toList();
        inPath.stream().filter(name -> !name.equals("project_id"))
            .forEach(name -> value(definition, name, LocationType.Path, FieldExistence.NON_NULL_NON_EMPTY));
        QUERY.stream().filter(name -> !inPath.contains(name))
            .forEach(name -> value(definition, name, LocationType.Query, FieldExistence.NULL_IGNORE));
        definition.withRequestField("body", LocationType.Body, FieldExistence.NULL_IGNORE, Object.class,
            field -> field.withMarshaller(Request::body, (request, body) -> { }));
        return new Operation<>(definition.build());
    }

    private static void value(
        HttpRequestDef.Builder<Request, ?> definition, String name, LocationType where, FieldExistence existence) {
        definition.withRequestField(name, where, existence, Object.class,
            field -> field.withMarshaller(request -> request.values().get(name), (request, value) -> { }));
    }
}
