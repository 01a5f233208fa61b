-- Work hidden where budgets do not count.
rule "A18a" {
  title = { en = "setmetatable" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    setmetatable({}, { __gc = function()
      while true do end
    end })
    reject("never")
  end,
}
rule "A18b" {
  title = { en = "collectgarbage" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    collectgarbage()
    reject("never")
  end,
}
rule "A18c" {
  title = { en = "to be closed" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local x <close> = { __close = function() while true do end end }
    reject("never")
  end,
}
rule "A18d" {
  title = { en = "a field named like one of a metatable" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, plain = { en = "a plain table" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local t = { __index = function() while true do end end }
    if t.absent == nil then warn("plain") end
    reject("never")
  end,
}
