-- The garbage collector.
rule "A34a" {
  title = { en = "stop" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    collectgarbage("stop")
    reject("never")
  end,
}
rule "A34b" {
  title = { en = "generational" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    collectgarbage("generational", 0, 0)
    reject("never")
  end,
}
