# One text of 600,000 characters.
awk 'BEGIN { printf "local s = \""; for (i = 0; i < 600; i++) printf "%01000d", 0; print "\"" }'
