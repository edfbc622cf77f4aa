package fakeswr;

import static fakeswr.Calls.call;
import static fakeswr.Calls.check;
import static fakeswr.Calls.everything;
import static fakeswr.Calls.with;

import fakeswr.Answers.Named;
import fakeswr.Answers.Page;
import java.util.List;
import java.util.Map;

/** Looks what there is. */
final class Namespaces {
    private static final Enterprise.Operation<Listed> LIST =
        Enterprise.get(Enterprise.INSTANCE + "/namespaces", Listed.class);
    private static final Enterprise.Operation<Repositories> REPOSITORIES =
        Enterprise.get(Enterprise.INSTANCE + "/repositories", Repositories.class);

    private Namespaces() {}

    static void lookAround(Enterprise swr) {
        List<String> namespaces = everything(swr, LIST, Account.INSTANCE).stream().map(Named::name).toList();
        check(namespaces.containsAll(List.of("library", "root")),
            "library and root should be among the namespaces %s", namespaces);
        Repositories page = call(swr, REPOSITORIES, with(Account.INSTANCE, Map.of("limit", 100)));
        check(page.repositories.size() == Math.min(page.total, 100), "a page of 100 repositories is not full");
        System.out.printf("%d namespaces, %d repositories%n", namespaces.size(), page.total);
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
