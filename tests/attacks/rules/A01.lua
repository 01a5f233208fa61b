-- Bytecode made by the rule itself.
rule "A01a" {
  title = { en = "dump and load" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local code = string.dump(function() return 1 end)
    load(code)()
    reject("never")
  end,
}
rule "A01b" {
  title = { en = "load of bytes" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    load("\27Lua")()
    reject("never")
  end,
}
