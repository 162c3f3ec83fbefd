# shellcheck shell=bash
# What the runs share: the tools beside the checkout, starting and stopping servers, one measurement at a time.
# Sourced by bench/run, bench/grow and bench/endurance; all of them work in bench/target, which git ignores.

bench=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
top=$(dirname "$bench")
work=$bench/target
tools=$work/tools
: "${BENCH_TOOLS:=$top/../shared/bench}" "${PARLEY:=$top/parley}"
: "${BENCH_LOCK:=${TMPDIR:-/tmp}/parley-bench.lock}" # one for the machine: two measurements at once measure each other
export RUN=$work/run
parley_port=17120
running=
parley_options=() # more for the command line

say() { printf '%s\n' "$*" >&2; }
fail() {
  say "$(basename "$0"): $*"
  exit 2
}

# When, what and where: for the head of a report.
circumstances() {
  local commit
  commit=$(git -C "$(dirname "$PARLEY")" describe --always --dirty 2>/dev/null || echo unknown)
  printf 'Measured on %s at commit %s: %s cores (%s), Linux %s.\n' "$(date +%F)" "$commit" "$(nproc)" \
    "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)" "$(uname -r)"
}

# The tools' folder may be read-only, so they are copied and built here.
prepare_tools() {
  [ -f "$BENCH_TOOLS/chatload.c" ] ||
    fail "chatload.c was not found in $BENCH_TOOLS: name the folder with the load generator and the peers' set-ups in BENCH_TOOLS."
  command -v cc >/dev/null || fail 'a C compiler (cc) is needed to build the load generator.'
  mkdir -p "$tools" "$RUN"
  cp -ru --no-preserve=mode "$BENCH_TOOLS/." "$tools"
  chmod +x "$tools"/*.sh
  local flags=(-O2 -std=c11 -Wall -Wextra)
  if [ ! "$tools/chatload" -nt "$tools/chatload.c" ]; then
    cc "${flags[@]}" -o "$tools/chatload" "$tools/chatload.c" || fail 'the load generator did not build.'
  fi
  if [ ! "$tools/floor" -nt "$tools/floor.c" ]; then
    cc "${flags[@]}" -DWITH_URING -o "$tools/floor" "$tools/floor.c" -luring 2>"$work/uring.log" ||
      cc "${flags[@]}" -o "$tools/floor" "$tools/floor.c" || fail 'the floor did not build.'
  fi
  ulimit -n "$(ulimit -Hn)"
  exec 9>>"$BENCH_LOCK"
}

build_parley() {
  [ "$PARLEY" = "$top/parley" ] || return 0
  say 'Building Parley …'
  (cd "$top" && ./mvnw -q -B -DskipTests package >&2) || fail 'Parley did not build.'
}

# Sets chosen: those of the named servers that can be started on this machine.
choose() {
  local server
  chosen=()
  for server in "$@"; do
    if is_installed "$server"; then chosen+=("$server"); else say "$server is not installed: left out."; fi
  done
  [ "${#chosen[@]}" -gt 0 ] || fail 'none of these servers is there.'
}

is_installed() {
  case $1 in
    parley | parley-c2 | floor-each | floor-batch) true ;;
    floor-uring) ldd "$tools/floor" | grep -q liburing ;;
    inspircd) command -v "${INSPIRCD_BIN:-inspircd}" >/dev/null ;;
    ngircd) command -v "${NGIRCD_BIN:-ngircd}" >/dev/null ;;
    hybrid) command -v "${HYBRID_BIN:-ircd-hybrid}" >/dev/null ;;
    ergo) command -v "${ERGO_BIN:-ergo}" >/dev/null ;;
    nats) command -v "${NATS_BIN:-nats-server}" >/dev/null ;;
    mosquitto) command -v "${MOSQUITTO_BIN:-mosquitto}" >/dev/null ;;
    *) fail "unknown server: $1" ;;
  esac
}

# Starts a server, and sets pid and port. With another measurement going on it waits for the end of that.
start_server() {
  flock -n 9 || {
    say 'Another measurement is going on; waiting for its end …'
    flock 9
  }
  running=$1
  case $1 in
    parley) start_parley ;;
    parley-c2)
      running=parley
      PARLEY_JVM_OPTIONS="-XX:TieredStopAtLevel=4 ${PARLEY_JVM_OPTIONS:-}" start_parley
      ;;
    *)
      local answer
      answer=$("$tools/peer.sh" "$1" start 9>&-) || return 1
      read -r pid port <<<"$answer"
      ;;
  esac
}

# The launcher becomes the JVM, so its process id is the one to measure.
start_parley() {
  rm -rf "$RUN/parley"
  mkdir -p "$RUN/parley"
  port=$parley_port
  "$PARLEY" server --port "$port" --data "$RUN/parley/data" --bans "$RUN/parley/bans.txt" \
    --max-connections-per-address 20000 --rate-person 0 --rate-address 0 --rate-room 0 "${parley_options[@]}" >"$RUN/parley.out" 2>&1 </dev/null 9>&- &
  pid=$!
  echo "$pid" >"$RUN/parley.pid"
  local _
  for _ in $(seq 300); do
    grep -q 'listens on' "$RUN/parley.out" && return 0
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  say 'Parley did not start:'
  tail -5 "$RUN/parley.out" >&2
  return 1
}

stop_server() {
  [ -n "$running" ] || return 0
  "$tools/peer.sh" "$running" stop 9>&-
  wait 2>/dev/null
  flock -u 9
  running=
}
