-- ... for some candidates only.
local last = ""
rule "I02" {
  title = { en = "remembers" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  applies = function(c) return true end,
  test = function(c)
    if is(c.attacked, "yes") then last = c.name end
    if same(last, c.name) then warn("kept") end
  end,
}
