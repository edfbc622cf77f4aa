resource "huaweicloud_vpc" "main" {
  name = "example"
  cidr = "192.168.0.0/16"
}

resource "huaweicloud_vpc_subnet" "main" {
  name       = "example"
  vpc_id     = huaweicloud_vpc.main.id
  cidr       = "192.168.0.0/24"
  gateway_ip = "192.168.0.1"
}

# The provider waits two minutes before it asks whether an instance is there.
resource "huaweicloud_swr_enterprise_instance" "main" {
  name                  = "example-instance"
  spec                  = "swr.ee.professional"
  vpc_id                = huaweicloud_vpc.main.id
  subnet_id             = huaweicloud_vpc_subnet.main.id
  enterprise_project_id = "0"
  tags                  = { stage = "test" }
}

resource "huaweicloud_swr_enterprise_namespace" "web" {
  instance_id = huaweicloud_swr_enterprise_instance.main.id
  name        = "web"

  metadata {
    public = "false"
  }

  tags = { team = "web" }
}

resource "huaweicloud_swr_enterprise_long_term_credential" "ci" {
  instance_id = huaweicloud_swr_enterprise_instance.main.id
  name        = "ci"
}

resource "huaweicloud_swr_enterprise_temporary_credential" "once" {
  instance_id = huaweicloud_swr_enterprise_instance.main.id
}
