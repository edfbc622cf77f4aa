# A registry to replicate to; here it is of the basic edition.
resource "huaweicloud_swr_enterprise_instance_registry" "basic" {
  instance_id = huaweicloud_swr_enterprise_instance.main.id
  name        = "basic"
  description = "The basic edition of the region"
  type        = "huawei-SWR"
  url         = "https://swr.cn-north-4.myhuaweicloud.com"
  insecure    = true

  credential {
    type          = "basic"
    access_key    = "cn-north-4@FAKESWRDEMOACCESSKEY"
    access_secret = "not-a-secret"
  }
}

data "huaweicloud_swr_enterprise_instances" "all" {
  depends_on = [huaweicloud_swr_enterprise_instance.main]
}

data "huaweicloud_swr_enterprise_image_signature_policies" "all" {
  instance_id = huaweicloud_swr_enterprise_instance.main.id
  depends_on  = [huaweicloud_swr_enterprise_image_signature_policy.sign]
}

data "huaweicloud_swr_enterprise_image_signature_policy_execution_records" "sign" {
  instance_id    = huaweicloud_swr_enterprise_instance.main.id
  namespace_name = huaweicloud_swr_enterprise_namespace.web.name
  policy_id      = huaweicloud_swr_enterprise_image_signature_policy.sign.policy_id
  depends_on     = [huaweicloud_swr_enterprise_image_signature_policy_execute.sign]
}

output "access_address" {
  value = huaweicloud_swr_enterprise_instance.main.access_address
}

output "last_signing" {
  value = data.huaweicloud_swr_enterprise_image_signature_policy_execution_records.sign.executions
}
