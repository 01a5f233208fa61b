-- Reading more than any rule needs.
rule "B01a" {
  title = { en = "one cell for ever" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    for i = 1, 1000000 do
      local x = c.name
    end
    reject("never")
  end,
}
rule "B01b" {
  title = { en = "days for ever" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    while c.day.election_day >= c.birth_date do end
    reject("never")
  end,
}
rule "B01c" {
  title = { en = "rows for ever" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    while true do
      local x = latest(c.records, "on")
    end
    reject("never")
  end,
}
rule "B01d" {
  title = { en = "a list without end asked" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local l = {}
    for i = 1, 15000 do l[i] = "x" end
    while not is(c.name, l) do end
    reject("never")
  end,
}
rule "B01e" {
  title = { en = "passes for ever" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    while true do pass("again") end
    reject("never")
  end,
}
rule "B01f" {
  title = { en = "just under the budget" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, read = { en = "read" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    for i = 1, 5000 do
      local x = c.name
    end
    warn("read")
    reject("never")
  end,
}
