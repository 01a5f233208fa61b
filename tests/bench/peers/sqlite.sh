#!/bin/sh
# Runs sqlite.sql, whose head says what was tried: sqlite.sh DATA OUT
# SPDX-License-Identifier: Apache-2.0
sed -e "s,@DATA@,$1," -e "s,@OUT@,$2," "$(dirname "$0")/sqlite.sql" | sqlite3 -bail :memory:
