package fakeswr;

import com.huaweicloud.sdk.core.ClientBuilder;
import com.huaweicloud.sdk.core.HcClient;
import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.http.FieldExistence;
import com.huaweicloud.sdk.core.http.HttpMethod;
import com.huaweicloud.sdk.core.http.HttpRequestDef;
import com.huaweicloud.sdk.core.http.LocationType;
import com.huaweicloud.sdk.swr.v2.region.SwrRegion;
import java.util.Map;
import java.util.regex.Pattern;

/** The operations of the Enterprise Edition, sent and signed by the SDK's own HTTP client. */
final class Enterprise {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final String INSTANCE = "/v2/{project_id}/instances/{instance_id}";
    private static final String NAMESPACE = INSTANCE + "/namespaces/{namespace_name}";
    private static final String ARTIFACTS = NAMESPACE + "/repositories/{repository_name}/artifacts";
    private static final String POLICIES = NAMESPACE + "/signature/policies";
    private static final String EXECUTIONS = POLICIES + "/{policy_id}/executions";
    private static final String TASKS = EXECUTIONS + "/{execution_id}/tasks";

    static final HttpRequestDef<Request, Answers.Namespaces> LIST_NAMESPACES =
        operation(HttpMethod.GET, INSTANCE + "/namespaces", Answers.Namespaces.class);
    static final HttpRequestDef<Request, Answers.Repositories> LIST_REPOSITORIES =
        operation(HttpMethod.GET, INSTANCE + "/repositories", Answers.Repositories.class);
    static final HttpRequestDef<Request, Answers.Artifacts> LIST_ARTIFACTS =
        operation(HttpMethod.GET, ARTIFACTS, Answers.Artifacts.class);
    static final HttpRequestDef<Request, Answers.Accessories> LIST_ACCESSORIES =
        operation(HttpMethod.GET, ARTIFACTS + "/{reference}/accessories", Answers.Accessories.class);
    static final HttpRequestDef<Request, Answers.Created> CREATE_POLICY =
        operation(HttpMethod.POST, POLICIES, Answers.Created.class);
    static final HttpRequestDef<Request, Answers.Policy> SHOW_POLICY =
        operation(HttpMethod.GET, POLICIES + "/{policy_id}", Answers.Policy.class);
    static final HttpRequestDef<Request, Answers.Nothing> DELETE_POLICY =
        operation(HttpMethod.DELETE, POLICIES + "/{policy_id}", Answers.Nothing.class);
    static final HttpRequestDef<Request, Answers.Created> EXECUTE_POLICY =
        operation(HttpMethod.POST, EXECUTIONS, Answers.Created.class);
    static final HttpRequestDef<Request, Answers.Executions> LIST_EXECUTIONS =
        operation(HttpMethod.GET, EXECUTIONS, Answers.Executions.class);
    static final HttpRequestDef<Request, Answers.Tasks> LIST_TASKS =
        operation(HttpMethod.GET, TASKS, Answers.Tasks.class);
    static final HttpRequestDef<Request, Answers.SubTasks> LIST_SUB_TASKS =
        operation(HttpMethod.GET, TASKS + "/{task_id}/subtasks", Answers.SubTasks.class);

    /** What goes into a call: values for the path and the query, and the body if there is one. */
    record Request(Map<String, Object> values, Object body) {}

    private final HcClient http;

    private Enterprise(HcClient http) {
        this.http = http;
    }

    static Enterprise connect(String ak, String sk, String projectId) {
        return new ClientBuilder<>(Enterprise::new)
            .withCredential(new BasicCredentials().withAk(ak).withSk(sk).withProjectId(projectId))
            .withRegion(SwrRegion.valueOf("cn-north-4"))
            .build();
    }

    <T> T send(HttpRequestDef<Request, T> operation, Map<String, Object> values, Object body) {
        return http.syncInvokeHttp(new Request(values, body), operation);
    }

    private static <T> HttpRequestDef<Request, T> operation(HttpMethod method, String path, Class<T> answer) {
        var definition = HttpRequestDef.builder(method, Request.class, answer)
            .withName(method + " " + path)
            .withUri(path)
            .withContentType("application/json");
        PLACEHOLDER.matcher(path).results().map(found -> found.group(1)).filter(name -> !name.equals("project_id"))
            .forEach(name -> value(definition, name, LocationType.Path, FieldExistence.NON_NULL_NON_EMPTY));
        value(definition, "offset", LocationType.Query, FieldExistence.NULL_IGNORE);
        value(definition, "limit", LocationType.Query, FieldExistence.NULL_IGNORE);
        definition.withRequestField("body", LocationType.Body, FieldExistence.NULL_IGNORE, Object.class,
            field -> field.withMarshaller(Request::body, (request, body) -> { }));
        return definition.build();
    }

    private static void value(
        HttpRequestDef.Builder<Request, ?> definition, String name, LocationType where, FieldExistence existence) {
        definition.withRequestField(name, where, existence, Object.class,
            field -> field.withMarshaller(request -> request.values().get(name), (request, value) -> { }));
    }
}
