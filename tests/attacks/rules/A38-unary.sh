# 100,000 times not.
awk 'BEGIN { printf "local s = "; for (i = 0; i < 100000; i++) printf "not "; print "1" }'
