# 300 nested functions.
awk 'BEGIN { for (i = 0; i < 300; i++) printf "local function f() "; for (i = 0; i < 300; i++) printf " end" }'
