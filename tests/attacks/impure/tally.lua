-- A tally that counts: it says nothing, decisions stand.
local n = 0
tally "count" { title = { en = "count" }, value = function(c) n = n + 1 return n end, bands = { 10, 20 } }
