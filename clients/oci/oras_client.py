"""Asks the Python library oras for one thing: `oras_client.py VERB HOST ARGUMENT…`."""

import sys
from types import SimpleNamespace

import oras.client
import oras.decorator
import oras.oci

# It tries again after every refusal, at the end after a minute and more.
oras.decorator.time = SimpleNamespace(sleep=lambda _: None)


def login(client, host, user, password):
    client.login(hostname=host, username=user, password=password, tls_verify=False)


def push(client, _, image, file):
    client.push(target=image, files=[file])


def pull(client, _, image, folder):
    client.pull(target=image, outdir=folder)


def attach(client, _, image, tag, file):
    """Pushes a file, under a tag of its own, that has the image as its subject."""
    manifest = client.get_manifest(client.get_container(image))
    response = client.do_request(f"http://{client.get_container(image).manifest_url()}", "HEAD")
    digest, size = response.headers["Docker-Content-Digest"], int(response.headers["Content-Length"])
    subject = oras.oci.Subject(manifest["mediaType"], digest, size)
    client.push(target=f"{image.rsplit(':', 1)[0]}:{tag}", files=[file], subject=subject)


def tags(client, _, repository):
    print(*client.get_tags(repository), sep="\n")


def delete(client, _, image):
    repository, tag = image.rsplit(":", 1)
    client.delete_tags(repository, tag)


def main(verb, host, *arguments):
    verbs = {each.__name__: each for each in (login, push, pull, attach, tags, delete)}
    client = oras.client.OrasClient(hostname=host, insecure=True)
    if verb != "login":
        client.auth.load_configs(client.get_container(arguments[0]))
    verbs[verb](client, host, *arguments)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except Exception as error:
        sys.exit(f"{type(error).__name__}: {error}")
