-- Only the last of the list writes, and only the first would show it: whoever judges them.
local last = 0
rule "I23" {
  title = { en = "remembers" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  test = function(c)
    if c.number == 4096 then last = c.number end
    if c.number < 100 and last > 0 then warn("kept") end
  end,
}
