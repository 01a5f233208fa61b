# Installs the peers into $home, each when it is missing or older than its files here. Sourced by peers.sh.
#
# install PEER succeeds when the peer can run; what went wrong stands in a log in $home. A module of Node is
# looked for beside the script that asks for it, so the scripts are copied there.
# SPDX-License-Identifier: Apache-2.0

rm -f "$home"/*.failed

install() {
  case $1 in
    duckdb | polars | pandas | zen) once python "$peers/requirements.txt" ;;
    json_rules_engine) once npm "$peers/package.json" && cp "$peers"/*.mjs "$home/npm" ;;
    node) command -v node >/dev/null ;;
    sqlite) from_debian sqlite3 sqlite3 ;;
    miller) from_debian mlr miller ;;
    opa) once go "$peers/opa" ;;
    drools) once maven "$peers/drools" ;;
  esac
}

once() {   # once WHAT FROM: runs install_WHAT unless that was done since FROM changed, or failed in this run
  [ -e "$home/$1.failed" ] && return 1
  [ -e "$home/$1.done" ] && [ -z "$(find "$2" -newer "$home/$1.done" -print -quit)" ] && return 0
  if "install_$1" >"$home/$1.log" 2>&1; then touch "$home/$1.done"
  else
    touch "$home/$1.failed"
    return 1
  fi
}

install_python() {
  python3 -m venv "$home/venv" && "$home/venv/bin/pip" install -r "$peers/requirements.txt"
}

install_npm() {
  mkdir -p "$home/npm" && cp "$peers/package.json" "$home/npm" && npm install --prefix "$home/npm"
}

install_go() {
  go build -C "$peers/opa" -o "$home/opa" .
}

install_maven() {
  mvn -B -f "$peers/drools" package -Dbuilt="$home/drools"
}

from_debian() {   # from_debian PROGRAM PACKAGE
  command -v "$1" >/dev/null || apt-get install -y "$2" >"$home/$2.log" 2>&1
}
