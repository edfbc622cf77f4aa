package main

import (
	"fmt"
	"slices"

	swr "github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2"
	"github.com/huaweicloud/huaweicloud-sdk-go-v3/services/swr/v2/model"
)

// immutability keeps the tag of a version from being deleted, switches the rule off, and deletes it.
func immutability(client *swr.SwrClient, of image) {
	body := model.CreateImmutableRuleBody{
		TagSelectors: []model.RuleSelector{{Kind: "doublestar", Decoration: "matches", Pattern: of.tag}},
		ScopeSelectors: map[string][]model.RuleSelector{
			"repository": {{Kind: "doublestar", Decoration: "repoMatches", Pattern: of.repository}},
		},
	}
	created := must(client.CreateImmutableRule(&model.CreateImmutableRuleRequest{
		InstanceId: instance, NamespaceName: "library", Body: &body,
	}))
	answered("creating an immutable rule", 201, created.HttpStatusCode)
	rule, listed := ruleOf(client, *created.Id)
	check(listed && !*rule.Disabled && *rule.NamespaceName == "library", "immutable rule %d is %v", *created.Id, rule)
	refused("an immutable tag", 412, deleteTag(client, of))

	updated := must(client.UpdateImmutableRule(&model.UpdateImmutableRuleRequest{
		InstanceId: instance, NamespaceName: "library", ImmutableRuleId: *created.Id,
		Body: &model.UpdateImmutableRuleBody{
			Disabled: pointer(true), TagSelectors: body.TagSelectors, ScopeSelectors: body.ScopeSelectors,
		},
	}))
	answered("updating an immutable rule", 200, updated.HttpStatusCode)
	rule, listed = ruleOf(client, *created.Id)
	check(listed && *rule.Disabled, "immutable rule %d should be disabled", *created.Id)

	deleted := must(client.DeleteImmutableRule(&model.DeleteImmutableRuleRequest{
		InstanceId: instance, NamespaceName: "library", ImmutableRuleId: *created.Id,
	}))
	answered("deleting an immutable rule", 204, deleted.HttpStatusCode)
	_, listed = ruleOf(client, *created.Id)
	check(!listed, "immutable rule %d is still listed", *created.Id)
	fmt.Printf("immutable rule %d kept %s:%s\n", *created.Id, of.repository, of.tag)
}

func ruleOf(client *swr.SwrClient, id int32) (model.ImmutableRule, bool) {
	rules := everything("immutable rules", func(offset, limit *int32) ([]model.ImmutableRule, int32) {
		answer := must(client.ListImmutableRules(&model.ListImmutableRulesRequest{
			InstanceId: instance, Offset: offset, Limit: limit,
		}))
		return *answer.ImmutableRules, *answer.Total
	})
	at := slices.IndexFunc(rules, func(one model.ImmutableRule) bool { return *one.Id == id })
	if at < 0 {
		return model.ImmutableRule{}, false
	}
	return rules[at], true
}
