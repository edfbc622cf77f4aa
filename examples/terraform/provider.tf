terraform {
  required_providers {
    huaweicloud = { source = "huaweicloud/huaweicloud" }
  }
}

# As `fake-swr env terraform` prints it.
provider "huaweicloud" {
  region                  = "cn-north-4"
  access_key              = "FAKESWRDEMOACCESSKEY"
  secret_key              = "fake-swr-demo-secret-key-not-a-secret-00"
  project_id              = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"
  domain_id               = "d0000000000000000000000000000001"
  auth_url                = "http://127.0.0.1:8080/v3"
  insecure                = true
  skip_check_website_type = true
  max_retries             = 0
  endpoints = {
    swr = "http://127.0.0.1:8080/"
    iam = "http://127.0.0.1:8080/"
    kms = "http://127.0.0.1:8080/"
    vpc = "http://127.0.0.1:8080/"
    dns = "http://127.0.0.1:8080/"
    eps = "http://127.0.0.1:8080/"
  }
}
