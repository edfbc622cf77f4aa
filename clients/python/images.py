"""Versions of library: the one that is scanned and deleted, and how a tag is deleted."""

from account import INSTANCE, LIBRARY
from calls import answered, call, check, everything, everything_by_markers, refused
from huaweicloudsdkswr.v2 import (
    DeleteInstanceArtifactRequest,
    DeleteInstanceRepositoryRequest,
    DeleteInstanceTagRequest,
    ListAllInstanceRepositoriesRequest,
    ListInstanceAllArtifactsRequest,
    ListInstanceArtifactsRequest,
    ListInstanceTagsRequest,
    ListNamespaceRepositoriesRequest,
    ShowInstanceArtifactAdditionRequest,
    ShowInstanceArtifactRequest,
    ShowInstanceRepositoryRequest,
    UpdateInstanceRepositoryRequest,
    UpdateRepoConfigRequestBody,
)


def oldest(swr):
    """The path and the tag of a version of the oldest repository."""
    repositories = call(
        swr.list_namespace_repositories, ListNamespaceRepositoriesRequest(**LIBRARY, limit=100)
    ).repositories
    path = {**LIBRARY, "repository_name": repositories[-1].name}
    artifacts = everything(swr.list_instance_artifacts, ListInstanceArtifactsRequest(**path), "artifacts")
    artifact = next((one for one in artifacts if one.tags), None)
    check(artifact is not None, f"{repositories[-1].name} has no version with a tag")
    return {**path, "reference": artifact.digest}, artifact.tags[0].name


def delete_tag_request(image, tag):
    path = {key: value for key, value in image.items() if key != "reference"}
    return DeleteInstanceTagRequest(**path, tag_name=tag)


def all_digests(swr):
    """Follows the markers from the first page to the last."""
    request = ListInstanceAllArtifactsRequest(**INSTANCE, limit=100)
    digests = []
    while True:
        page = call(swr.list_instance_all_artifacts, request)
        digests += [artifact.digest for artifact in page.artifacts]
        if len(page.artifacts) < request.limit:
            return digests
        request.marker = page.next_marker


def describe(swr, repository, tag):
    """Writes a description; it is read where the repositories of all instances are listed."""
    body = UpdateRepoConfigRequestBody(description="to be deleted by the Python client")
    answered(200, swr.update_instance_repository, UpdateInstanceRepositoryRequest(**repository, body=body))
    name = repository["repository_name"]
    request = ListAllInstanceRepositoriesRequest(name=name)
    found = everything_by_markers(swr.list_all_instance_repositories, request, "repositories")
    described = [one.instance_id for one in found if one.name == name and one.description == body.description]
    check(described == [repository["instance_id"]], f"{name} is described in the instances {described}")
    tags = everything(swr.list_instance_tags, ListInstanceTagsRequest(**repository), "tags")
    check(tag in [one.name for one in tags], f"{tag} is not among the tags of {name}")


def artifacts(swr, image, tag):
    """Finds a version among all, reads how it was built, and deletes its tag, itself and its repository."""
    repository = {key: value for key, value in image.items() if key != "reference"}
    describe(swr, repository, tag)
    check(image["reference"] in all_digests(swr), f"{image['reference']} is not among all artifacts")
    request = ShowInstanceArtifactAdditionRequest(**image, addition="build_history")
    history = call(swr.show_instance_artifact_addition, request)
    steps = len(history.build_histories)
    check(0 < steps == history.total, f"{history.total} steps announced, {steps} found")
    answered(204, swr.delete_instance_tag, delete_tag_request(image, tag))
    answered(204, swr.delete_instance_artifact, DeleteInstanceArtifactRequest(**image))
    refused("a deleted artifact", 404, swr.show_instance_artifact, ShowInstanceArtifactRequest(**image))
    answered(204, swr.delete_instance_repository, DeleteInstanceRepositoryRequest(**repository))
    refused("a deleted repository", 404, swr.show_instance_repository, ShowInstanceRepositoryRequest(**repository))
    print(f"{image['repository_name']} is deleted, built in {steps} steps")
