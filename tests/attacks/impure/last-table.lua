-- The same with a table that is reached by another name, which only the run itself can find out.
local kept_of = { { seen = {} }, { seen = {} } }
rule "I24" {
  title = { en = "remembers" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  test = function(c)
    if c.number == 4096 then
      for i, t in ipairs(kept_of) do
        if i == c.number // 2048 then t.seen[1] = c.number end
      end
    end
    if c.number < 100 and kept_of[2].seen[1] then warn("kept") end
  end,
}
