-- An endless loop that tries to swallow what stops it.
rule "A11a" {
  title = { en = "pcall in a loop" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    while true do
      pcall(function()
        while true do end
      end)
    end
    reject("never")
  end,
}
rule "A11b" {
  title = { en = "some and each catch blanks only" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    if some(c.records, function(x)
      return some(c.records, function(y)
        while true do end return true
      end)
    end) then reject("never") end
  end,
}
rule "A11c" {
  title = { en = "any_of asks a fact that never ends" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    if any_of(c, { "endless", "endless" }) then
      reject("never")
    end
  end,
}
fact "endless" { test = function(c) while true do end return true end }
