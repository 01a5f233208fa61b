-- Work inside C: table.concat.
rule "A23" {
  title = { en = "table.concat" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    table.concat(setmetatable({}, { __index = function() return "" end }), "", 1, 1e9)
    reject("never")
  end,
}
