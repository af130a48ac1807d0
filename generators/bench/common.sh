# What the measurements share; sourced by them. They start processes and remove folders of their own only.
# shellcheck shell=bash
set -euo pipefail

bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
winnow=$bench/../../pipelines/winnow
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
export WINNOW_BENCH_KEY=none

work=$(mktemp -d)
server_pid=
program_pid=

clean_up() {
  local pid
  for pid in $program_pid $server_pid; do
    kill -9 "$pid" 2>/dev/null || true
  done
  if [ -n "${KEEP:-}" ]; then say "kept: $work"; else rm -rf "$work"; fi
}
trap clean_up EXIT
trap 'exit 130' INT TERM

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$(basename "$0"): $*"
  exit 1
}

for tool in curl awk sed "$java"; do
  command -v "$tool" >/dev/null || fail "$tool is needed"
done

# calc EXPRESSION [FORMAT]: awk's arithmetic
calc() { awk "BEGIN { printf \"${2:-%.1f}\", ($1) }"; }

# What needs building is built now, not while something is measured.
build() { "$winnow" --version >&2; }

free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 10000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      echo "$port"
      return
    fi
  done
}

# start_server ARGUMENTS: sets server_pid and url. SERVER names another one-file server that knows port= and latency=.
start_server() {
  local port
  port=${PORT:-$(free_port)}
  url=http://127.0.0.1:$port
  "$java" -Xmx512m "${SERVER:-$bench/TeacherServer.java}" "port=$port" "$@" >"$work/server.log" 2>&1 &
  server_pid=$!
  until curl -sf -o "$work/models" "$url/v1/models"; do
    kill -0 "$server_pid" 2>/dev/null || fail "the server did not start: $(cat "$work/server.log")"
    sleep 0.2
  done
}

stop_server() {
  kill -9 "$server_pid"
  wait "$server_pid" 2>/dev/null || true
  server_pid=
}

# counted NAME [FILE]: a count of the server's, now or from a file of them; 0 where the server has none.
counted() {
  local value
  value=$({ if [ $# -gt 1 ]; then cat "$2"; else curl -sf "$url/stats"; fi; } | sed -nE "s/.*\"$1\": *([0-9.]+).*/\1/p")
  echo "${value:-0}"
}

# write_seeds FILE COUNT: so many distinct seed tasks
write_seeds() {
  awk -v count="$2" 'BEGIN {
    split("Name Compare Sort Explain Count Describe Translate Summarise", verb)
    split("rivers engines poems bridges recipes planets markets storms gardens", thing)
    for (i = 1; i <= count; i++)
      printf "{\"id\": \"seed_%d\", \"name\": \"task_%d\", \"instruction\": \"%s %d %s of district %d.\", \"instances\": " \
        "[{\"input\": \"\", \"output\": \"There are %d of them, by the register of district %d.\"}], \"is_classification\": false}\n",
        i, i, verb[i % 8 + 1], i % 7 + 2, thing[i % 9 + 1], i, i % 7 + 2, i
  }' >"$1"
}

# An answer may hold so many tasks of those that a request asks for.
tasks_asked=17

# write_recipe FILE STORE REQUESTS TEACHER: seed tasks are seeds.jsonl beside the recipe. The filter is there for rejects to be written.
write_recipe() {
  cat >"$1" <<YAML
seed: 7
teachers:
  default: {model: bench, base_url: '$url/v1', api_key_env: WINNOW_BENCH_KEY, $4}
store: $2
generate:
  - {method: alpaca, seeds: seeds.jsonl, target: $(($3 * tasks_asked)), reasks: 0, fruitless: 0}
filters:
  - regex: {name: no-poems, field: instruction, drop: 'the poem called'}
output: {dir: out}
YAML
}

# cpu_ticks_of PID: CPU time so far as the kernel counts it, in its ticks; nothing where the process is gone
cpu_ticks_of() {
  local fields
  read -r fields 2>/dev/null <"/proc/$1/stat" || return 0
  # The name before may hold spaces.
  # shellcheck disable=SC2086 # fields
  set -- ${fields##*) }
  echo $((${12} + ${13}))
}

seconds_of_ticks() { calc "$1 / $(getconf CLK_TCK)"; }

# Notes the program's peak memory and CPU time so far.
observe() {
  local key value rest ticks
  while read -r key value rest; do
    [ "$key" != VmHWM: ] || peak_kb=$value
  done 2>/dev/null <"/proc/$program_pid/status" || true
  ticks=$(cpu_ticks_of "$program_pid")
  cpu_ticks=${ticks:-$cpu_ticks}
}

# run_program COMMAND…: runs it and sets exit_code, peak_kb, cpu_seconds
run_program() {
  peak_kb=0 cpu_ticks=0 exit_code=0
  "$@" >"$work/program.out" 2>"$work/program.err" &
  program_pid=$!
  while kill -0 "$program_pid" 2>/dev/null; do
    observe
    sleep 0.25
  done
  wait "$program_pid" || exit_code=$?
  program_pid=
  cpu_seconds=$(seconds_of_ticks "$cpu_ticks")
}

# The largest heap before a collection in MB, from the log of -Xlog:gc.
heap_peak() { sed -nE 's/.* ([0-9]+)M->[0-9]+M\(.*/\1/p' "$1" | sort -n | tail -n 1; }

# The last thing said of how it went: for Winnow the ledger's line.
verdict() {
  local said
  said=$(cat "$work/program.out" "$work/program.err")
  { grep -E '^ *(balanced|stopped|failed:|no row)|does not balance' <<<"$said" || tail -n 1 "$work/program.out"; } | tail -n 1 | sed 's/^ *//'
}

# run_curator SEEDS REQUESTS IN_FLIGHT RPM TPM: bespoke curator 0.1.31 with the interpreter that CURATOR names
run_curator() {
  [ -f "$work/tokens/$cl100k" ] || extract_tokens
  export OPENAI_API_KEY=none TELEMETRY_ENABLED=false CURATOR_DISABLE_CACHE=1
  export CURATOR_CACHE_DIR=$work/curator TIKTOKEN_CACHE_DIR=$work/tokens HF_HUB_OFFLINE=1
  run_program "$CURATOR" "$bench/curator.py" "$url/v1" "$@"
  rm -rf "$work/curator"
}

# Curator's tokenizer looks for its file under this name, or else in the network; jtokkit's jar carries the same file.
cl100k=9b5ad71b2ce5302211f9c61530b329a4922fc6a4

extract_tokens() {
  local jar
  jar=$(find "${MAVEN_REPO:-$HOME/.m2/repository}/com/knuddels/jtokkit" -name 'jtokkit-*.jar' 2>/dev/null | head -n 1)
  [ -n "$jar" ] || fail "jtokkit's jar is in no Maven repository: build Winnow, or name the repository by MAVEN_REPO"
  mkdir -p "$work/tokens"
  (cd "$work/tokens" && "${java%java}jar" xf "$jar" com/knuddels/jtokkit/cl100k_base.tiktoken \
    && mv com/knuddels/jtokkit/cl100k_base.tiktoken "$cl100k")
}
