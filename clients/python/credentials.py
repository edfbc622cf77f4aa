"""Makes a credential that lasts a day, and one that lasts for years, which is switched off and deleted."""

import time

from account import INSTANCE
from calls import answered, check, everything
from huaweicloudsdkswr.v2 import (
    CreateInstanceLtCredentialRequest,
    CreateInstanceTempCredentialRequest,
    CreateLongTermCredentialRequestBody,
    DeleteInstanceLtCredentialRequest,
    ListInstanceLtCredentialsRequest,
    UpdateInstanceLtCredentialRequest,
    UpdateLongTermCredentialRequestBody,
)


def credentials(swr):
    temporary = answered(201, swr.create_instance_temp_credential, CreateInstanceTempCredentialRequest(**INSTANCE))
    check(temporary.user_id and temporary.auth_token, "a temporary credential lacks a user or a token")
    check(temporary.created_at < temporary.expire_date, f"a temporary credential ends at {temporary.expire_date}")

    body = CreateLongTermCredentialRequestBody(name=f"python-{time.time_ns()}")
    made = answered(201, swr.create_instance_lt_credential, CreateInstanceLtCredentialRequest(**INSTANCE, body=body))
    check(made.user_id and made.auth_token, "a long-term credential lacks a user or a token")
    check(temporary.expire_date < made.expire_date, f"a long-term credential ends at {made.expire_date}")
    listed = credential(swr, made.token_id)
    check(listed and (listed.name, listed.enable) == (body.name, True), f"a new credential is {listed}")

    path = {**INSTANCE, "credential_id": made.token_id}
    off = UpdateLongTermCredentialRequestBody(enable=False)
    answered(200, swr.update_instance_lt_credential, UpdateInstanceLtCredentialRequest(**path, body=off))
    check(credential(swr, made.token_id).enable is False, f"credential {made.token_id} should be off")
    answered(204, swr.delete_instance_lt_credential, DeleteInstanceLtCredentialRequest(**path))
    check(credential(swr, made.token_id) is None, f"credential {made.token_id} is still listed")
    print(f"credential {made.token_id} would have lasted until {made.expire_date}")


def credential(swr, token_id):
    request = ListInstanceLtCredentialsRequest(**INSTANCE, self_only=True)
    listed = everything(swr.list_instance_lt_credentials, request, "auth_tokens")
    return next((one for one in listed if one.token_id == token_id), None)
