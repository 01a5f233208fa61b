-- Writing to a member, to the slate, to a list of ranked.
rule "S04a" {
  title = { en = "writes to a member" }, severity = "statute", cites = "ACT art. 9", group = { "attacked" },
  reasons = { never = { en = "never" } },
  test = function(slate)
    each(slate, function(a) if is(a.attacked, "yes") then a.birth_date = date "1950-01-01" end end) if #slate > 100000 then each(slate, function(a) reject(a, "never") end) end
  end,
}
rule "S04b" {
  title = { en = "writes to the slate" }, severity = "statute", cites = "ACT art. 9", group = { "attacked" },
  reasons = { never = { en = "never" } },
  test = function(slate)
    if is(slate.attacked, "yes") then slate.attacked = "no" end if #slate > 100000 then each(slate, function(a) reject(a, "never") end) end
  end,
}
rule "S04c" {
  title = { en = "writes to a level" }, severity = "statute", cites = "ACT art. 9", group = { "attacked" },
  reasons = { never = { en = "never" } },
  test = function(slate)
    for level, above in ranked(slate, { "birth_date", "low" }) do
      if is(slate.attacked, "yes") then above[1] = level end
    end if #slate > 100000 then each(slate, function(a) reject(a, "never") end) end
  end,
}
rule "S04d" {                       -- an error in one group before it writes in the other: void is what is said
  title = { en = "errs, then writes" }, severity = "statute", cites = "ACT art. 9", group = { "attacked" },
  reasons = { never = { en = "never" } },
  test = function(slate)
    each(slate, function(a) if is(a.attacked, "no") then local none = {}; reject(a, none.code) end end)
    if is(slate.attacked, "yes") then slate.attacked = "no" end
  end,
}
