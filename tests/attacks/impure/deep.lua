-- A counter deep inside tables.
local n = 0
local t = { a = { a = { a = { a = { a = { a = { a = { a = { a = { a = { a = { f = function() n = n + 1 return n end } } } } } } } } } } } }
rule "I12" {
  title = { en = "counts" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  applies = function(c) return true end,
  test = function(c)
    if t.a.a.a.a.a.a.a.a.a.a.a.f() > 3 then warn("kept") end
  end,
}
