#!/usr/bin/env bash
# Unpacks a Debian package, and what it depends on that is not installed, into a folder; nothing is installed.
#
#   unpack.sh FOLDER PACKAGE
set -euo pipefail
folder="$1" package="$2"

rm -rf "$folder"
mkdir -p "$folder/archives/partial"
download() {
  apt-get install --download-only --yes --no-install-recommends -q \
    -o Debug::NoLocking=1 -o Dir::Cache::archives="$folder/archives" -o APT::Sandbox::User=root "$package"
}
download || { apt-get update -q && download; }
for archive in "$folder"/archives/*.deb; do dpkg -x "$archive" "$folder"; done
rm -rf "$folder/archives"
