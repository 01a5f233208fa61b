-- Taking the budget away.
rule "A09" {
  title = { en = "sethook" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    debug.sethook()
    while true do end
    reject("never")
  end,
}
