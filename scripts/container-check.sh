#!/usr/bin/env bash
# Builds the image and starts its command as a container would: as the image's user, in the image's files, which
# cannot be written to. Needs no container engine and no image registry: buildah builds, on a base image made of this
# machine's Node, and unshare and chroot start it.
#
#   scripts/container-check.sh                            on a base image made here
#   npx -p node@24 -- scripts/container-check.sh          the same, of the Node that the image has by default
#   BASE=node:24-slim scripts/container-check.sh
set -euo pipefail
self="$(realpath "$0")"
cd "$(dirname "$self")/.."

if [ "$(id -u)" != 0 ]; then exec sudo --preserve-env=PATH,BASE "$self"; fi

scripts/debian-packages.sh buildah curl

work="$(mktemp -d)"
server=
store=(buildah --root "$work/root" --runroot "$work/run" --storage-driver vfs)
export BUILDAH_ISOLATION=chroot

clean() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  "${store[@]}" rm --all >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap clean EXIT

say() { printf '%s\n' "$*"; }
fail() { say "FAILED: $*"; exit 1; }

# A file and the libraries it is linked with.
with_libraries() {
  printf '%s\n' "$1"
  ldd "$1" 2>/dev/null | grep -o '/[^ ]*' || true
}

# The least that the Dockerfile asks of its base: node, npm, a shell, env and the whole C library, of which rolldown uses
# parts that node does not. It knows no user but root.
make_base() {
  local from root file node npm libc
  node="$(node -p process.execPath)"
  npm="$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")"
  from="$("${store[@]}" from scratch)"
  root="$("${store[@]}" mount "$from")"
  mkdir -p "$root"/{bin,dev,etc,proc,root,sys,tmp,usr/bin,usr/local/bin,usr/local/lib/node_modules}
  chmod 1777 "$root/tmp"
  libc="$(ldd "$node" | awk '$1 ~ /^libc\.so/ { print $3 }')"
  for file in "${libc%/*}"/lib{rt,resolv,util}.so.?; do cp -L --parents "$file" "$root"; done
  for file in $({ with_libraries "$node"; with_libraries /bin/sh; with_libraries /usr/bin/env; } | sort -u); do
    [ "$file" = "$node" ] || cp -L --parents "$file" "$root"
  done
  cp "$node" "$root/usr/local/bin/node"
  cp -R "$npm" "$root/usr/local/lib/node_modules/npm"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$root/usr/local/bin/npm"
  printf 'root:x:0:0::/root:/bin/sh\n' >"$root/etc/passwd"
  printf 'root:x:0:\n' >"$root/etc/group"
  "${store[@]}" config --env PATH=/usr/local/bin:/usr/bin:/bin --cmd node "$from"
  "${store[@]}" commit --quiet --rm "$from" localhost/node-base >/dev/null
}

# npm in the build uses the registry and the certificates that npm uses here, without a trace of them in the image.
npm_settings() {
  local certificates
  printf 'registry=%s\n' "$(npm config get registry)" >"$work/npmrc"
  certificates="$(npm config get cafile)"
  [ -f "$certificates" ] || certificates="${NODE_EXTRA_CA_CERTS:-}"
  [ -f "$certificates" ] || return 0
  cp "$certificates" "$work/certificates.pem"
  printf 'cafile=/tmp/certificates.pem\n' >>"$work/npmrc"
  volumes+=(--volume "$work/certificates.pem:/tmp/certificates.pem:ro")
}

if [ -z "${BASE:-}" ]; then
  make_base
  BASE=localhost/node-base
fi
volumes=(--volume "$work/npmrc:/root/.npmrc:ro")
npm_settings
labels=(--build-arg SOURCE=https://example.org/fake-swr --build-arg REVISION=none)
"${store[@]}" bud --quiet --format docker --build-arg "BASE=$BASE" "${labels[@]}" "${volumes[@]}" --tag fake-swr . >"$work/build.log" 2>&1 ||
  { tail -n 40 "$work/build.log"; fail 'the image cannot be built'; }
say "built on $BASE"

container="$("${store[@]}" from --pull-never fake-swr)"
root="$("${store[@]}" mount "$container")"
config() { "${store[@]}" inspect --type image --format "{{$1}}" fake-swr; }
as_list() { "${store[@]}" inspect --type image --format "{{range $1}}{{.}}{{\"\\n\"}}{{end}}" fake-swr; }

ids="$(config .Docker.Config.User)"
[ "$ids" = 1000:1000 ] || fail "the image runs as ${ids:-root}, not as 1000:1000"
for name in title description licenses source revision; do
  [ -n "$(config "index .Docker.Config.Labels \"org.opencontainers.image.$name\"")" ] || fail "the image has no label $name"
done
mapfile -t command < <(as_list .Docker.Config.Entrypoint)
[ "${command[0]}" = node ] || fail "the entrypoint is not in exec form: ${command[*]}"
mapfile -t health < <(as_list .Docker.Config.Healthcheck.Test)
[ "${health[0]}" = CMD ] || fail "the health check is not in exec form: ${health[*]}"
mapfile -t environment < <(as_list .Docker.Config.Env)
for package in typescript vitest @biomejs/biome esbuild; do
  [ ! -e "$root/app/node_modules/$package" ] || fail "$package is in the image"
done
[ -z "$(find "$root/app/dist" -name '*.map')" ] || fail 'source maps are in the image'
[ -s "$root/app/LICENSE" ] || fail 'the licence is not in the image'
say "runs ${command[*]} as $ids, without packages of development"

port="$(node -e "const s = require('net').createServer().listen(0, () => s.close(console.log(s.address().port)))")"
# Starts a command in the image's files, read-only, with the image's environment.
inside() {
  exec unshare --mount sh -c '
    root=$1 ids=$2; shift 2
    mount --bind "$root" "$root"
    mount -o remount,bind,ro "$root"
    mount --bind /dev "$root/dev"
    mount -t proc proc "$root/proc"
    exec chroot --userspec="$ids" "$root" "$@"
  ' sh "$root" "$ids" /usr/bin/env -i "${environment[@]}" "FAKE_SWR_PORT=$port" "$@"
}

if (inside node -e "require('fs').writeFileSync('/app/x', '')") >"$work/write.log" 2>&1; then fail 'the root can be written to'; fi
grep -q EROFS "$work/write.log" || fail "no read-only root: $(cat "$work/write.log")"
(inside "${command[@]}") >"$work/server.log" 2>&1 &
server=$!
for _ in $(seq 50); do
  if (inside "${health[@]:1}") 2>/dev/null; then up=yes && break; fi
  sleep 0.2
done
[ "${up:-no}" = yes ] || { cat "$work/server.log"; fail 'the health check never succeeded'; }
say "starts on Node $(inside node --version) with a read-only root; the health check of the image succeeds"

# Only a server that listens on every address answers this one.
scripts/documented-curl.sh "http://127.0.0.2:$port"
say 'answers the documented curl on every address'

kill -TERM "$server"
status=0
wait "$server" || status=$?
server=
[ "$status" = 0 ] || { cat "$work/server.log"; fail "SIGTERM ends it with $status"; }
say 'SIGTERM ends it with 0'
