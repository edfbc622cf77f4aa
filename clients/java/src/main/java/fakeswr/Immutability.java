package fakeswr;

import static fakeswr.Calls.answered;
import static fakeswr.Calls.check;
import static fakeswr.Calls.everything;
import static fakeswr.Calls.refused;
import static fakeswr.Calls.with;

import com.fasterxml.jackson.annotation.JsonProperty;
import fakeswr.Answers.Created;
import fakeswr.Answers.Nothing;
import fakeswr.Answers.Page;
import fakeswr.Enterprise.Operation;
import java.util.List;
import java.util.Map;

/** Keeps a tag of a version from being deleted, switches the rule off, and deletes it. */
final class Immutability {
    private static final String RULES = Enterprise.NAMESPACE + "/immutabletagrules";
    private static final String ONE = RULES + "/{immutable_rule_id}";

    private static final Operation<Created> CREATE = Enterprise.post(RULES, Created.class);
    private static final Operation<Rules> LIST =
        Enterprise.get(Enterprise.INSTANCE + "/immutabletagrules", Rules.class);
    private static final Operation<Nothing> UPDATE = Enterprise.put(ONE);
    private static final Operation<Nothing> DELETE = Enterprise.delete(ONE);

    private Immutability() {}

    static void run(Enterprise swr, Map<String, Object> image) {
        Object repository = image.get("repository_name");
        Object tag = image.get("tag_name");
        Map<String, Object> selectors = Map.of(
            "scope_selectors", Map.of("repository", List.of(
                Map.of("kind", "doublestar", "decoration", "repoMatches", "pattern", repository))),
            "tag_selectors", List.of(Map.of("kind", "doublestar", "decoration", "matches", "pattern", tag)));
        Integer id = answered(201, swr, CREATE, Account.LIBRARY, selectors).id;
        check(everything(swr, LIST, Account.INSTANCE).contains(new Rule(id, "library", false)),
            "immutable rule %d is not listed as it was created", id);
        refused("an immutable tag", 412, swr, Images.DELETE_TAG, image);

        Map<String, Object> path = with(Account.LIBRARY, Map.of("immutable_rule_id", id));
        answered(200, swr, UPDATE, path, with(selectors, Map.of("disabled", true)));
        check(everything(swr, LIST, Account.INSTANCE).contains(new Rule(id, "library", true)),
            "immutable rule %d should be disabled", id);
        answered(204, swr, DELETE, path, null);
        check(everything(swr, LIST, Account.INSTANCE).stream().noneMatch(rule -> rule.id().equals(id)),
            "immutable rule %d is still listed", id);
        System.out.printf("immutable rule %d kept %s:%s%n", id, repository, tag);
    }

    record Rule(Integer id, @JsonProperty("namespace_name") String namespaceName, Boolean disabled) {}

    static final class Rules extends Page<Rule> {
        @JsonProperty("immutable_rules")
        public List<Rule> rules;

        List<Rule> items() {
            return rules;
        }
    }
}
