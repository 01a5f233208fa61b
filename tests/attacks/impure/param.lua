-- Writing into the parameters, the days, a date.
rule "I08a" {
  title = { en = "param" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  applies = function(c) return true end,
  test = function(c)
    if is(c.attacked, "yes") then param.minimum = 1 end
    warn("kept")
  end,
}
rule "I08b" {
  title = { en = "day" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  applies = function(c) return true end,
  test = function(c)
    if is(c.attacked, "yes") then c.day.election_day = date "1970-01-01" end
    warn("kept")
  end,
}
rule "I08c" {
  title = { en = "date" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  applies = function(c) return true end,
  test = function(c)
    if is(c.attacked, "yes") then
      local d = c.birth_date
      d.lo = 1
    end
    warn("kept")
  end,
}
rule "I08d" {
  title = { en = "rows" }, severity = "statute", cites = "ACT art. 9",
  reasons = { kept = { en = "kept" } },
  applies = function(c) return true end,
  test = function(c)
    if is(c.attacked, "yes") then c.records[1] = 1 end
    warn("kept")
  end,
}
