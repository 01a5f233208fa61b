-- days { } is a declaration, days(n) a length of time.
rule "B02d" {
  title = { en = "days in a rule" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    days { later = "later" }
    reject("never")
  end,
}
