#!/bin/sh
# Runs rules.mlr, whose head says what was tried: miller.sh DATA OUT
# SPDX-License-Identifier: Apache-2.0
here=$(dirname "$0")
OUT=$2 mlr -S --icsv --ocsv put -q -f "$here/rules.mlr" \
  "$1/criminal_records.csv" "$1/findings.csv" "$1/candidates.csv" >"$2/decisions.csv"
