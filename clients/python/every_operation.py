"""Calls every operation of the SDK's client with good arguments, each in a world of its own.

The operations are read from the SDK, so that one it gains is called as well. Those of the basic edition, below /v2/manage
and /v3/manage, and of the API's versions are left out. What is success for each is read from the API's document.
"""

import inspect
import json
import os
import re
import sys
import urllib.request

from account import connect
from arguments import BODIES
from calls import call, check, count
from found import Found
from huaweicloudsdkcore.exceptions.exceptions import SdkException
from huaweicloudsdkswr.v2 import SwrClient

URL = os.environ["HUAWEICLOUD_SDK_REGION_SWR_CN_NORTH_4"]
LEFT_OUT = re.compile(r"^/(v[23]/manage/.*|\{api_version\})?$")


def control(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{URL}/_fake/{path}", data, {"Content-Type": "application/json"}, method=method)
    return call(lambda asked: json.load(urllib.request.urlopen(asked)), request)


def operations():
    """Name, method and path of each operation, as the SDK's source has them."""
    written = re.compile(r'"method": "(\w+)",\s+"resource_path": "([^"]+)"')
    for name, function in inspect.getmembers(SwrClient):
        if name.startswith("_") and name.endswith("_http_info"):
            method, path = written.search(inspect.getsource(function)).groups()
            if not LEFT_OUT.match(path):
                yield name[1 : -len("_http_info")], method, path


def successes():
    """The documented success of each method and path, whatever the parameters are called."""
    paths = control("GET", "openapi.json")["paths"]
    return {
        (method.upper(), re.sub(r"\{\w+\}", "{}", path)): min(int(status) for status in operation["responses"] if status < "3")
        for path, item in paths.items()
        for method, operation in item.items()
        if isinstance(operation, dict) and "responses" in operation
    }


def answer_of(name, path, found):
    found.prepare()
    # From the right: whoever finds a task knows its execution, policy and namespace.
    fields = [field for field in reversed(re.findall(r"\{(\w+)\}", path)) if field != "project_id"]
    for field in fields:
        found(field)
    given = {field: found(field) for field in fields}
    body = BODIES.get(name)
    if body is not None:
        given["body"] = body(found) if callable(body) else body
    return found.call(name, **given, operation=found("operation"))


def main():
    expected = successes()
    failures = []
    tried = 0
    for name, method, path in operations():
        tried += 1
        status = expected.get((method, re.sub(r"\{\w+\}", "{}", path)))
        world = control("POST", "worlds", {})
        swr = connect(world["ak"], world["sk"], world["project_id"])
        try:
            answer = answer_of(name, path, Found(swr, world, name))
            if answer.status_code != status:
                failures.append(f"{name} answers {answer.status_code}, not {status}")
        except (SdkException, LookupError) as error:
            failures.append(f"{name}: {type(error).__name__} {error}")
    check(tried > 0, "the SDK has no operations")
    check(not failures, f"{len(failures)} of {tried} operations:\n" + "\n".join(failures))
    print(f"{tried} operations answered as documented\ncalls: {count()}")


if __name__ == "__main__":
    try:
        main()
    except SdkException as error:
        sys.exit(f"failed: call {count()} should have been answered: {error}")
