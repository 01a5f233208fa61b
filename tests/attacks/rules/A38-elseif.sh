# 20,000 elseifs.
awk 'BEGIN { printf "local s = 1 if s == 0 then"; for (i = 0; i < 20000; i++) print " elseif s == 2 then"; print " end" }'
