package fakeswr;

import static fakeswr.Calls.answered;
import static fakeswr.Calls.call;
import static fakeswr.Calls.check;
import static fakeswr.Calls.everything;
import static fakeswr.Calls.refused;
import static fakeswr.Calls.with;

import com.huaweicloud.sdk.core.SdkResponse;
import fakeswr.Answers.Created;
import fakeswr.Answers.Named;
import fakeswr.Answers.Nothing;
import fakeswr.Answers.Page;
import java.util.List;
import java.util.Map;

/** Looks what there is. */
final class Namespaces {
    private static final Enterprise.Operation<Listed> LIST =
        Enterprise.get(Enterprise.INSTANCE + "/namespaces", Listed.class);
    private static final Enterprise.Operation<Repositories> REPOSITORIES =
        Enterprise.get(Enterprise.INSTANCE + "/repositories", Repositories.class);

    private static final Enterprise.Operation<Created> CREATE =
        Enterprise.post(Enterprise.INSTANCE + "/namespaces", Created.class);
    private static final Enterprise.Operation<Namespace> SHOW = Enterprise.get(Enterprise.NAMESPACE, Namespace.class);
    private static final Enterprise.Operation<Nothing> UPDATE = Enterprise.put(Enterprise.NAMESPACE);
    private static final Enterprise.Operation<Nothing> DELETE = Enterprise.delete(Enterprise.NAMESPACE);

    private Namespaces() {}

    static void lookAround(Enterprise swr) {
        List<String> namespaces = everything(swr, LIST, Account.INSTANCE).stream().map(Named::name).toList();
        check(namespaces.containsAll(List.of("library", "root")),
            "library and root should be among the namespaces %s", namespaces);
        Repositories page = call(swr, REPOSITORIES, with(Account.INSTANCE, Map.of("limit", 100)));
        check(page.repositories.size() == Math.min(page.total, 100), "a page of 100 repositories is not full");
        System.out.printf("%d namespaces, %d repositories%n", namespaces.size(), page.total);
    }

    /** Makes a namespace, opens it to everybody, and deletes it. */
    static void own(Enterprise swr) {
        String name = "java-" + System.currentTimeMillis();
        answered(201, swr, CREATE, Account.INSTANCE,
            Map.of("namespace_name", name, "metadata", Map.of("public", "false")));
        Map<String, Object> namespace = with(Account.INSTANCE, Map.of("namespace_name", name));
        Map<String, String> metadata = Map.of("public", "true", "auto_scan", "true");
        answered(200, swr, UPDATE, namespace, Map.of("metadata", metadata));
        Map<String, String> shown = call(swr, SHOW, namespace).metadata;
        check(shown.entrySet().containsAll(metadata.entrySet()), "the metadata of %s are %s", name, shown);
        answered(204, swr, DELETE, namespace, null);
        refused("a deleted namespace", 404, swr, SHOW, namespace);
    }

    static final class Namespace extends SdkResponse {
        public Map<String, String> metadata;
    }

    static final class Listed extends Page<Named> {
        public List<Named> namespaces;

        List<Named> items() {
            return namespaces;
        }
    }

    static final class Repositories extends Page<Named> {
        public List<Named> repositories;

        List<Named> items() {
            return repositories;
        }
    }
}
