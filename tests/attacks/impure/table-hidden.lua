-- A table made outside is written by another name, for some candidates only.
local box = { { seen = {} } }
local function inner(i) return box[i].seen end
rule "I04" {
  title = { en = "remembers" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  applies = function(c) return true end,
  test = function(c)
    if is(c.attacked, "yes") then
      local t = inner(c.number // c.number)
      t[c.name] = 1
    end
    warn("kept")
  end,
}
