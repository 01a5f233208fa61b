-- The metatable of texts.
rule "A40" {
  title = { en = "getmetatable" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    getmetatable("").__index = function() return "pwn" end
    reject("never")
  end,
}
