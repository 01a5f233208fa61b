-- load with a reader that never ends.
rule "A03" {
  title = { en = "reader without end" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    load(function() return "x = 1 " end)
    reject("never")
  end,
}
