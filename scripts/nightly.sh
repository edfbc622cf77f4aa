#!/usr/bin/env bash
# The long forms of what CI checks, one after the other; it goes on after a failure and ends with 1 if there was one.
#
#   npm run nightly
set -uo pipefail
cd "$(dirname "$0")/.." || exit

status=0
long() {
  printf '\n== %s\n' "$*"
  env "$@" || status=1
}

long FAKE_SWR_CASES=all npx vitest run test/contracts/cases
long REPLAY_SEQUENCES=3000 npx vitest run test/world/replay
long STORM_REQUESTS=1000000 npm run test:storm
long CRASH_ROUNDS=200 npm run test:crash
long DASHBOARD_SECONDS=30 npm run dashboard:test -- --testTimeout=200000
long npm run contract:schemathesis -- --max-examples 200
long npm run bench
long npm run bench:endurance
if long npm --prefix test/mutation ci; then long npm run mutation; fi
exit "$status"
