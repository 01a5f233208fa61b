# 400,000 local variables: larger than a file of a pack may be.
awk 'BEGIN { for (i = 0; i < 400000; i++) print "local a" i }'
