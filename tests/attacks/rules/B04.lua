-- Facts that answer with something else.
rule "B04" {
  title = { en = "a number" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    do return c.number_fact end
    reject("never")
  end,
}
fact "number_fact" { test = function(c) return 1 end }
