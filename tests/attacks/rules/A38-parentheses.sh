# 10,000 nested parentheses.
printf 'local x = '; awk 'BEGIN { for (i = 0; i < 10000; i++) printf "("; printf "1"; for (i = 0; i < 10000; i++) printf ")" }'
