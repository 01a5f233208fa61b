-- Recursion without end.
rule "A37a" {
  title = { en = "plain" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local function again(n) return 1 + again(n + 1) end
    do return again(1) end
    reject("never")
  end,
}
rule "A37b" {
  title = { en = "through rows" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local function again() return some(c.records, function(x) return again() end) end
    do return again() end
    reject("never")
  end,
}
rule "A37c" {
  title = { en = "through sums" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local function again() return sum(c.records, function(x) return again() end) end
    do return again() end
    reject("never")
  end,
}
rule "A37d" {
  title = { en = "through facts" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    if c.round then return end
    reject("never")
  end,
}
rule "A37e" {
  title = { en = "through each, with reads" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local function again(n)
      each(c.records, function(x)
        if x.on >= c.birth_date then again(n + 1) end
      end)
    end
    again(1)
    reject("never")
  end,
}
fact "round" { test = function(c) return c.and_round end }
fact "and_round" { test = function(c) return any_of(c, { "round" }) end }
