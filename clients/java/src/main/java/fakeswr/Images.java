package fakeswr;

import static fakeswr.Calls.answered;
import static fakeswr.Calls.call;
import static fakeswr.Calls.check;
import static fakeswr.Calls.everything;
import static fakeswr.Calls.refused;
import static fakeswr.Calls.with;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.huaweicloud.sdk.core.SdkResponse;
import fakeswr.Answers.Named;
import fakeswr.Answers.Nothing;
import fakeswr.Answers.Page;
import fakeswr.Enterprise.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Versions of library: the one that is scanned and deleted, and how it is deleted. */
final class Images {
    static final String ONE = Enterprise.ARTIFACTS + "/{reference}";
    // The vendor's path of a tag has no project id.
    static final Operation<Nothing> DELETE_TAG =
        Enterprise.delete(Enterprise.REPOSITORY.replace("/{project_id}", "") + "/tags/{tag_name}");

    private static final Operation<Namespaces.Repositories> REPOSITORIES =
        Enterprise.get(Enterprise.NAMESPACE + "/repositories", Namespaces.Repositories.class);
    private static final Operation<Tagged> ARTIFACTS = Enterprise.get(Enterprise.ARTIFACTS, Tagged.class);
    private static final Operation<All> ALL = Enterprise.get(Enterprise.INSTANCE + "/artifacts", All.class);
    private static final Operation<History> HISTORY = Enterprise.get(ONE + "/additions/build_history", History.class);
    private static final Operation<Nothing> SHOW = Enterprise.get(ONE, Nothing.class);
    private static final Operation<Nothing> DELETE = Enterprise.delete(ONE);
    private static final Operation<Nothing> SHOW_REPOSITORY = Enterprise.get(Enterprise.REPOSITORY, Nothing.class);
    private static final Operation<Nothing> DELETE_REPOSITORY = Enterprise.delete(Enterprise.REPOSITORY);

    private Images() {}

    /** A version with a tag, of the oldest repository. */
    static Map<String, Object> oldest(Enterprise swr) {
        List<Named> repositories =
            call(swr, REPOSITORIES, with(Account.LIBRARY, Map.of("limit", 100))).repositories;
        String name = repositories.get(repositories.size() - 1).name();
        Map<String, Object> path = with(Account.LIBRARY, Map.of("repository_name", name));
        WithTags found = everything(swr, ARTIFACTS, path).stream()
            .filter(artifact -> !artifact.tags().isEmpty()).findFirst().orElse(null);
        check(found != null, "%s has no version with a tag", name);
        return with(path, Map.of("reference", found.digest(), "tag_name", found.tags().get(0).name()));
    }

    /** Finds a version among all, reads how it was built, and deletes its tag, itself and its repository. */
    static void run(Enterprise swr, Map<String, Object> image) {
        check(allDigests(swr).contains(image.get("reference")), "%s is not among all artifacts", image.get("reference"));
        History history = call(swr, HISTORY, image);
        int steps = history.steps.size();
        check(steps > 0 && steps == history.total, "%d steps announced, %d found", history.total, steps);
        answered(204, swr, DELETE_TAG, image, null);
        answered(204, swr, DELETE, image, null);
        refused("a deleted artifact", 404, swr, SHOW, image);
        answered(204, swr, DELETE_REPOSITORY, image, null);
        refused("a deleted repository", 404, swr, SHOW_REPOSITORY, image);
        System.out.printf("%s is deleted, built in %d steps%n", image.get("repository_name"), steps);
    }

    /** Follows the markers from the first page to the last. */
    private static List<String> allDigests(Enterprise swr) {
        List<String> digests = new ArrayList<>();
        Map<String, Object> path = new HashMap<>(with(Account.INSTANCE, Map.of("limit", 100)));
        while (true) {
            All page = call(swr, ALL, path);
            page.artifacts.forEach(artifact -> digests.add(artifact.digest()));
            if (page.artifacts.size() < 100) return digests;
            path.put("marker", page.nextMarker);
        }
    }

    record WithTags(String digest, List<Named> tags) {}

    record Step(@JsonProperty("created_by") String createdBy) {}

    static final class Tagged extends Page<WithTags> {
        public List<WithTags> artifacts;

        List<WithTags> items() {
            return artifacts;
        }
    }

    static final class All extends SdkResponse {
        public List<Answers.Artifact> artifacts;
        @JsonProperty("next_marker")
        public Integer nextMarker;
    }

    static final class History extends SdkResponse {
        @JsonProperty("build_histories")
        public List<Step> steps;
        public Integer total;
    }
}
