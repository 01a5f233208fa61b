-- A rule that changes what the next rule finds.
rule "A39a" {
  title = { en = "a function of ours" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    reached = function() return true end
    reject("never")
  end,
}
rule "A39b" {
  title = { en = "by way of the environment" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local e = _ENV
    e.reached = function() return true end
    reject("never")
  end,
}
rule "A39c" {
  title = { en = "a library" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    string.format = nil
    reject("never")
  end,
}
