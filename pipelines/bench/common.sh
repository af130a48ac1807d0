# What the measurements of the pipeline share; sourced by them.
# shellcheck shell=bash
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
. "$here/../../generators/bench/common.sh"

python=${PYTHON:-python3}
recipe=$here/../../samples/near-duplicates.yaml
command -v "$python" >/dev/null || fail "$python is needed; PYTHON names another"

# measure FOLDER COMMAND…: runs it and sets wall, cpu_seconds, peak_mb, written_mb, disk_mb (the most in FOLDER), exit_code
measure() {
  "$python" "$here/measured.py" "$work/figures" "$@" >"$work/program.out" 2>"$work/program.err" &
  program_pid=$!
  wait "$program_pid" || fail "measured.py: $(tail -n 3 "$work/program.err")"
  program_pid=
  read -r wall cpu_seconds peak_mb written_mb disk_mb exit_code <"$work/figures"
}

# curate DATA FOLDER RUNNER [OPTION…]: Winnow, measured; outputs to FOLDER/out, temporary files to FOLDER/tmp
curate() {
  mkdir -p "$2/tmp"
  export WINNOW_JAVA_OPTS="${JAVA_OPTS:--Xmx4g} -Djava.io.tmpdir=$2/tmp -Xlog:gc:file=$work/gc.log"
  measure "$2" "$winnow" curate "$recipe" "$1" --out "$2/out" --runner "$3" --parallelism "${PARALLELISM:-2}" "${@:4}"
}

# near_duplicates LEDGER: rows that it counts as dropped for being near-duplicates
near_duplicates() { sed -nE 's/.*"near-duplicates\.near_duplicate" : ([0-9]+).*/\1/p' "$1"; }

# script NAME: a script of the peers, which are no part of the project
script() {
  [ -n "${PEER_SCRIPTS:-}" ] || fail "$1: PEER_SCRIPTS must name the folder that holds it"
  [ -f "$PEER_SCRIPTS/$1" ] || fail "$1 is not in PEER_SCRIPTS ($PEER_SCRIPTS)"
  echo "$PEER_SCRIPTS/$1"
}
