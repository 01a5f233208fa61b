# 50,000 local variables.
awk 'BEGIN { for (i = 0; i < 50000; i++) print "local a" i }'
