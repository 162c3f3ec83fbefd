# shellcheck shell=bash
# One load on one server, and where its result goes. All that a script needs to source.

# shellcheck source=bench/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=bench/lib/scenarios.sh
. "$bench/lib/scenarios.sh"
shape=() protocol=()

# Sets out, a folder of its own for this run, and results, the file that collects one line of JSON for each load.
begin_results() {
  out=$work/$(date +%Y%m%d-%H%M%S)
  results=$out/results.jsonl
  mkdir -p "$out"
  : >"$results"
}

# Starts the server, has chatload load it as the arrays protocol and shape say, and stops it. What was measured goes to
# $results; false, with a word why, when a line was lost, doubled, reordered or damaged, or the server failed.
#   $3: a function that is called with 'begin' while the server runs, and with 'end' after the load
load() {
  local server=$1 label=$2 beside=${3:-:} status=0
  say "$(date +%T) $label"
  : >"$out/last.log"
  if start_server "$server" && "$beside" begin; then
    timeout -k 5 "${LIMIT:-300}" "$tools/chatload" "${protocol[@]}" "${shape[@]}" --port "$port" --pid "$pid" \
      --label "$label" --json "$results" 9>&- >"$out/last.log" 2>&1 || status=$?
  else
    status=3
    echo 'the server did not start' >"$out/last.log"
  fi
  "$beside" end || [ $status -gt 1 ] || status=1
  stop_server
  cat "$out/last.log" >>"$out/log.txt"
  [ $status != 0 ] || return 0
  say "$label: FAULT"
  tail -3 "$out/last.log" >&2
  [ $status = 1 ] || record_failure "$label"
  return 1
}

# A member with the line dialect and one with the classic dialect, who check the order of what chatload's people say until
# they are told to end. Sets members; false if they do not come in.
start_members() {
  python3 "$bench/lib/members.py" "$port" >"$out/members.log" 2>&1 9>&- &
  members=$!
  until grep -q ready "$out/members.log"; do
    kill -0 "$members" 2>/dev/null || return 1
    sleep 0.1
  done
}

record_failure() {
  python3 -c 'import json, sys; print(json.dumps({"label": sys.argv[1], "failed": sys.argv[2].strip()}))' \
    "$1" "$(tail -2 "$out/last.log")" >>"$results"
}
