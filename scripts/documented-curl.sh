#!/usr/bin/env bash
# Runs the curl of README.md word for word, but against the URL given, and compares with the answer printed there.
set -euo pipefail
readme="$(cd "$(dirname "$0")/.." && pwd)/README.md"

# The fenced block that follows the line `<!-- block: NAME -->`.
block() {
  awk -v mark="<!-- block: $1 -->" '$0 == mark { on = 1; next } on && /^```/ { if (n++) exit; next } on && n' "$readme"
}

call="$(block curl)"
expected="$(block answer)"
[ -n "$call" ] && [ -n "$expected" ]
got="$(bash -c "${call//http:\/\/127.0.0.1:8080/$1}" 2>/dev/null)"
if [ "$got" != "$expected" ]; then
  printf 'README.md says:\n%s\nanswered:\n%s\n' "$expected" "$got"
  exit 1
fi
