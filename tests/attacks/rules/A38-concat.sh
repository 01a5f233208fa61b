# 100,000 texts joined.
awk 'BEGIN { printf "local s = \"\""; for (i = 0; i < 100000; i++) printf "..\"\""; print "" }'
