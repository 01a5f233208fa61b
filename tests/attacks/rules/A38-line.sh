# One line of 50 MB.
awk 'BEGIN { printf "local s = \""; for (i = 0; i < 52428; i++) printf "%01000d", 0; print "\"" }'
