-- Metatables of numbers.
rule "A45" {
  title = { en = "debug.setmetatable" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    debug.setmetatable(1, { __index = function() return 1 end })
    reject("never")
  end,
}
