"""Who asks, and for which instance."""

import os
import sys

from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkswr.v2 import SwrClient
from huaweicloudsdkswr.v2.region.swr_region import SwrRegion

AK = os.environ.get("CLOUD_SDK_AK") or sys.exit("failed: the environment variable CLOUD_SDK_AK is not set")
SK = os.environ.get("CLOUD_SDK_SK") or sys.exit("failed: the environment variable CLOUD_SDK_SK is not set")
PROJECT = os.environ.get("FAKE_SWR_PROJECT_ID", "0f1e2d3c4b5a69788796a5b4c3d2e1f0")

INSTANCE = {"instance_id": os.environ.get("FAKE_SWR_INSTANCE_ID", "11111111-2222-4333-8444-555555555555")}
LIBRARY = {**INSTANCE, "namespace_name": "library"}
ROOT = {**INSTANCE, "namespace_name": "root"}


def connect(ak=AK, sk=SK, project=PROJECT):
    credentials = BasicCredentials(ak, sk, project)
    return SwrClient.new_builder().with_credentials(credentials).with_region(SwrRegion.value_of("cn-north-4")).build()
