-- Speaking where nothing may be said.
rule "B03a" {
  title = { en = "in a fact" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    if c.speaks then return end
    reject("never")
  end,
}
rule "B03b" {
  title = { en = "in applies" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) 
    if is(c.attacked, "yes") then pass("never") end
    return is(c.attacked, "yes")
  end,
  test = function(c)
    local x = 1
    reject("never")
  end,
}
fact "speaks" { test = function(c) pass("x") return true end }
