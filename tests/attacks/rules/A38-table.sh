# A list of 300,000 numbers, within a table within a table.
awk 'BEGIN { printf "local s = {{{"; for (i = 0; i < 300000; i++) printf "1,"; print "}}}" }'
