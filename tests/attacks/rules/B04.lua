-- Facts that answer with something else.
rule "B04" {
  title = { en = "a number" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    if c.number_fact then return end
    reject("never")
  end,
}
fact "number_fact" { test = function(c) return 1 end }
