package fakeswr;

import static fakeswr.Calls.answered;
import static fakeswr.Calls.call;
import static fakeswr.Calls.check;
import static fakeswr.Calls.with;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.huaweicloud.sdk.core.SdkResponse;
import fakeswr.Answers.Nothing;
import fakeswr.Enterprise.Operation;
import java.util.List;
import java.util.Map;

/** Marks the instance and a namespace, finds both by the mark, and takes it away. */
final class ResourceTags {
    private static final Kind INSTANCES = new Kind(
        "/v2/{project_id}/instances", "/{resource_id}", "/v2/{project_id}/instances/tags");
    private static final Kind NAMESPACES = new Kind(
        "/v2/{project_id}/instances/{instance_id}/namespaces", "/{namespace_name}",
        Enterprise.INSTANCE + "/namespaces-tags");

    private ResourceTags() {}

    static void run(Enterprise swr) {
        Object id = Account.INSTANCE.get("instance_id");
        run(swr, INSTANCES, with(Account.INSTANCE, Map.of("resource_id", id)));
        run(swr, NAMESPACES, Account.ROOT);
    }

    private static void run(Enterprise swr, Kind kind, Map<String, Object> path) {
        Tag tag = new Tag("java-" + System.currentTimeMillis(), "yes");
        Map<String, Object> tags = Map.of("tags", List.of(tag));
        Map<String, Object> filter = Map.of("tags", List.of(new Values(tag.key(), List.of(tag.value()))));

        answered(204, swr, kind.create(), path, tags);
        check(call(swr, kind.tags(), path).tags.contains(tag), "%s should be a tag at %s", tag, path);
        check(call(swr, kind.used(), path).tags.contains(new Values(tag.key(), List.of(tag.value()))),
            "%s should be among the tags in use", tag);
        Resources found = call(swr, kind.filter(), with(path, Map.of("offset", 0, "limit", 10)), filter);
        check(found.total == 1 && found.resources.get(0).tags().contains(tag), "%s finds %s", tag, found.resources);
        check(call(swr, kind.count(), path, filter).total == 1, "1 resource with %s should be counted", tag);

        answered(204, swr, kind.delete(), path, tags);
        check(call(swr, kind.count(), path, filter).total == 0, "no resource with %s should be counted", tag);
        check(!call(swr, kind.tags(), path).tags.contains(tag), "%s is still a tag at %s", tag, path);
        System.out.printf("%s was found by its tag%n", found.resources.get(0).name());
    }

    /** A kind of resource: the path of all, what leads to one, and where the tags in use are. */
    record Kind(String all, String one, String inUse) {
        Operation<Nothing> create() {
            return Enterprise.post(all + one + "/tags/create");
        }

        Operation<Nothing> delete() {
            return Enterprise.delete(all + one + "/tags/delete");
        }

        Operation<Tags> tags() {
            return Enterprise.get(all + one + "/tags", Tags.class);
        }

        Operation<Used> used() {
            return Enterprise.get(inUse, Used.class);
        }

        Operation<Resources> filter() {
            return Enterprise.post(all + "/resource-instances/filter", Resources.class);
        }

        Operation<Resources> count() {
            return Enterprise.post(all + "/resource-instances/count", Resources.class);
        }
    }

    record Tag(String key, String value) {}

    record Values(String key, List<String> values) {}

    record Resource(@JsonProperty("resource_name") String name, List<Tag> tags) {}

    static final class Tags extends SdkResponse {
        public List<Tag> tags;
    }

    static final class Used extends SdkResponse {
        public List<Values> tags;
    }

    static final class Resources extends SdkResponse {
        public List<Resource> resources;
        @JsonProperty("total_count")
        public int total;
    }
}
