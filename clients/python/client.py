"""Works with images of a demo namespace by Huawei Cloud's SDK for Python, and checks every answer on the way.

Nothing here knows the fake: the SDK is sent to it by HUAWEICLOUD_SDK_REGION_SWR_CN_NORTH_4 or a regions file.
"""

import sys

from account import connect
from calls import count
from documented import documented_example, refusals
from huaweicloudsdkcore.exceptions.exceptions import SdkException
from images import artifacts, oldest
from immutability import immutability
from namespaces import look_around
from replication import replication
from retention import retention
from scanning import scanning
from signature import signature
from webhooks import webhooks


def main():
    swr = connect()
    documented_example(swr)
    look_around(swr)
    signature(swr)
    retention(swr)
    webhooks(swr)
    replication(swr)
    image, tag = oldest(swr)
    scanning(swr, image)
    immutability(swr, image, tag)
    artifacts(swr, image, tag)
    refusals(swr)
    print(f"calls: {count()}")


if __name__ == "__main__":
    try:
        main()
    except SdkException as error:
        sys.exit(f"failed: call {count()} should have been answered: {error}")
