"""Works with images of a demo namespace by Huawei Cloud's SDK for Python, and checks every answer on the way.

Nothing here knows the fake: the SDK is sent to it by HUAWEICLOUD_SDK_REGION_SWR_CN_NORTH_4 or a regions file.
"""

import sys

from access import access
from account import connect
from audit_logs import audit_logs
from calls import count
from credentials import credentials
from documented import documented_example, refusals
from garbage_collection import garbage_collection
from huaweicloudsdkcore.exceptions.exceptions import SdkException
from images import artifacts, oldest
from immutability import immutability
from instances import instances
from namespaces import look_around, namespaces
from replication import replication
from resource_tags import resource_tags
from retention import retention
from scanning import scanning
from signature import signature
from webhooks import webhooks


def main():
    swr = connect()
    documented_example(swr)
    look_around(swr)
    namespaces(swr)
    resource_tags(swr)
    credentials(swr)
    access(swr)
    instances(swr)
    signature(swr)
    retention(swr)
    webhooks(swr)
    replication(swr)
    image, tag = oldest(swr)
    scanning(swr, image)
    immutability(swr, image, tag)
    artifacts(swr, image, tag)
    audit_logs(swr, image)
    garbage_collection(swr)
    refusals(swr)
    print(f"calls: {count()}")


if __name__ == "__main__":
    try:
        main()
    except SdkException as error:
        sys.exit(f"failed: call {count()} should have been answered: {error}")
