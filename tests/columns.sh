#!/usr/bin/env bash
# No line of the engine or of its header is longer than 96 characters: columns.sh ROOT
#
# Tests hold packs and their answers as texts, which stay in one piece.
set -eu
cd "$1"
if LC_ALL=C.UTF-8 grep -rnE '^.{97,}' --include='*.[ch]' engine include tools; then
    echo "columns: these lines are longer than 96 characters" >&2
    exit 1
fi
echo "columns: no line of $(find engine include tools -name '*.[ch]' | wc -l) files is longer than 96 characters"
