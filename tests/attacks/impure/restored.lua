-- What is written is put back before the rule ends; meanwhile its own fact has read it.
local n = 0
local function twice(c) n = n + 1 local was = n n = n - 1 return was end
rule "I20a" {
  title = { en = "counts and puts back" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  test = function(c)
    if is(c.attacked, "yes") and twice(c) > 0 then warn("kept") end
  end,
}
local seen = { first = "nobody" }
rule "I20b" {
  title = { en = "writes and puts back" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  test = function(c)
    if is(c.attacked, "yes") then
      local was = seen.first
      seen.first = c.name
      seen.first = was
    end
    warn("kept")
  end,
}
