-- string.rep as a method of a literal.
rule "A31a" {
  title = { en = "method" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local s = ("x"):rep(1e9)
    reject("never")
  end,
}
rule "A31b" {
  title = { en = "a field of a text" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local f = c.name.rep
    reject("never")
  end,
}
