resource "huaweicloud_kms_key" "signing" {
  key_alias     = "image-signing"
  key_algorithm = "EC_P256"
  key_usage     = "SIGN_VERIFY"
}

resource "huaweicloud_swr_enterprise_image_signature_policy" "sign" {
  instance_id         = huaweicloud_swr_enterprise_instance.main.id
  namespace_name      = huaweicloud_swr_enterprise_namespace.web.name
  name                = "sign-releases"
  enabled             = true
  signature_method    = "KMS"
  signature_algorithm = "ECDSA_SHA_256"
  signature_key       = huaweicloud_kms_key.signing.id

  scope_rules {
    repo_scope_mode = "regular"

    scope_selectors {
      key = "repository"

      value {
        kind       = "doublestar"
        decoration = "repoMatches"
        pattern    = "**"
      }
    }

    tag_selectors {
      kind       = "doublestar"
      decoration = "matches"
      pattern    = "release-*"
    }
  }

  trigger {
    type = "event_based"
  }
}

resource "huaweicloud_swr_enterprise_image_signature_policy_execute" "sign" {
  instance_id    = huaweicloud_swr_enterprise_instance.main.id
  namespace_name = huaweicloud_swr_enterprise_namespace.web.name
  policy_id      = huaweicloud_swr_enterprise_image_signature_policy.sign.policy_id
}

resource "huaweicloud_swr_enterprise_retention_policy" "keep" {
  instance_id    = huaweicloud_swr_enterprise_instance.main.id
  namespace_name = huaweicloud_swr_enterprise_namespace.web.name
  name           = "keep-ten"
  algorithm      = "or"
  enabled        = true

  rules {
    priority        = 0
    action          = "retain"
    repo_scope_mode = "regular"
    template        = "latestPushedK"
    params          = { latestPushedK = jsonencode(10) }

    scope_selectors {
      key = "repository"

      value {
        kind       = "doublestar"
        decoration = "repoMatches"
        pattern    = "**"
      }
    }

    tag_selectors {
      kind       = "doublestar"
      decoration = "matches"
      pattern    = "**"
    }
  }

  trigger {
    type = "scheduled"

    trigger_settings {
      cron = "0 0 2 * * ?"
    }
  }
}

resource "huaweicloud_swr_enterprise_trigger" "notify" {
  instance_id    = huaweicloud_swr_enterprise_instance.main.id
  namespace_name = huaweicloud_swr_enterprise_namespace.web.name
  name           = "notify"
  description    = "Tells of every push"
  enabled        = true
  event_types    = ["PUSH_ARTIFACT"]

  scope_rules {
    repo_scope_mode = "regular"

    scope_selectors {
      key = "repository"

      value {
        kind       = "doublestar"
        decoration = "repoMatches"
        pattern    = "**"
      }
    }

    tag_selectors {
      kind       = "doublestar"
      decoration = "matches"
      pattern    = "**"
    }
  }

  targets {
    address      = "https://hooks.example.com"
    address_type = "internal"
    type         = "http"
  }
}
