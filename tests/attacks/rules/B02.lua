-- Things that stand outside rules, inside one.
rule "B02a" {
  title = { en = "a rule in a rule" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    rule "NEW" { test = function() end }
    reject("never")
  end,
}
rule "B02b" {
  title = { en = "a fact in a rule" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    fact "new" { test = function() end }
    reject("never")
  end,
}
rule "B02c" {
  title = { en = "forbid in a rule" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    forbid { "name" }
    reject("never")
  end,
}
rule "B02e" {
  title = { en = "params in a rule" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    params { minimum = 1 }
    reject("never")
  end,
}
