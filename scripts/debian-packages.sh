#!/usr/bin/env bash
# Installs the Debian packages whose commands are missing; a package is named as its command.
#
#   scripts/debian-packages.sh buildah curl
set -euo pipefail

missing=()
for tool in "$@"; do command -v "$tool" >/dev/null || missing+=("$tool"); done
[ ${#missing[@]} -gt 0 ] || exit 0

elevate=()
[ "$(id -u)" = 0 ] || elevate=(sudo)
"${elevate[@]}" apt-get update -q >/dev/null
DEBIAN_FRONTEND=noninteractive "${elevate[@]}" apt-get -o DPkg::Lock::Timeout=120 install -y -q --no-install-recommends "${missing[@]}" >/dev/null
