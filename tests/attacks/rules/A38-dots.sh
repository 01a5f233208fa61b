# A chain of 100,000 fields.
awk 'BEGIN { printf "local s = {} ; local x = s"; for (i = 0; i < 100000; i++) printf ".a"; print "" }'
