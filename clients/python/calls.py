"""Counts every call, and says in a sentence what is not as it should be."""

import re
import sys
import time

from huaweicloudsdkcore.exceptions.exceptions import ClientRequestException

_count = 0


def count():
    return _count


def check(holds, sentence):
    if not holds:
        sys.exit(f"failed: {sentence}")


def call(operation, request):
    """Every request goes through here, so that it is counted."""
    global _count
    _count += 1
    return operation(request)


def answered(status, operation, request):
    """Makes a call that must be answered with this status."""
    answer = call(operation, request)
    check(answer.status_code == status, f"{operation.__name__} should answer {status}, not {answer.status_code}")
    return answer


def refused(what, status, operation, request):
    """Makes a call that must be refused with this status."""
    try:
        call(operation, request)
    except ClientRequestException as error:
        said = f"{error.status_code} {error.error_code} {error.error_msg} (request id {error.request_id})"
        check(error.status_code == status, f"{what} should be refused with {status}, not {said}")
        check(error.error_code and error.error_msg, f"the refusal of {what} lacks a code or a message: {said}")
        check(re.fullmatch("[0-9a-f]{32}", error.request_id or ""), f"the refusal of {what} has no request id: {said}")
        print(f"{what}: {error.status_code} {error.error_code}")
        return
    check(False, f"{what} should be refused with {status} but was answered")


def everything(operation, request, key, total="total"):
    """Reads pages of two until an empty one comes."""
    request.limit, request.offset = 2, 0
    found = []
    while True:
        answer = call(operation, request)
        page = getattr(answer, key)
        if not page:
            announced = getattr(answer, total)
            check(len(found) == announced, f"{announced} {key} announced, {len(found)} found")
            return found
        found += page
        request.offset += request.limit


def everything_by_markers(operation, request, key):
    """Follows the markers from the first page of two to the last, which has none."""
    request.limit = 2
    found = []
    while True:
        answer = call(operation, request)
        found += getattr(answer, key)
        if not answer.page_info.next_marker:
            return found
        request.marker = answer.page_info.next_marker


def with_id(rows, number):
    return next((row for row in rows if row.id == number), None)


def becomes(wanted, what, status, never=()):
    """Asks for a status until it is that one."""
    until = time.monotonic() + 30
    seen = status()
    while seen != wanted:
        check(seen not in never, f"{what} is {seen}")
        check(time.monotonic() < until, f"{what} is still {seen} after 30 seconds")
        time.sleep(0.2)
        seen = status()
    print(f"{what}: {seen}")


def succeeds(what, number, executions):
    """Asks for the executions until that one has succeeded."""

    def status():
        execution = with_id(executions(), number)
        check(execution is not None, f"{what} {number} is not listed")
        return execution.status

    becomes("Succeed", f"{what} {number}", status, never=("Failed", "Stopped"))
