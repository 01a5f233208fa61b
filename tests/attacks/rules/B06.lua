-- Tallies that err: they count as unknown, decisions stand.
tally "never_ends" { title = { en = "never ends" }, value = function(c) while is(c.attacked, "yes") do end return "ended" end }
tally "long" { title = { en = "long words" }, value = function(c)
  local s = "xxxxxxxxxxxxxxxx"
  for i = 1, 11 do s = s .. s end
  return s
end }
tally "table" { title = { en = "no word" }, value = function(c) return {} end }
tally "many" { title = { en = "a word for each" }, value = function(c) return c.name end }
