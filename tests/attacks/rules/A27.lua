-- table.sort with a comparison that contradicts itself.
rule "A27" {
  title = { en = "table.sort" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    table.sort({ 3, 1, 2 }, function() return true end)
    reject("never")
  end,
}
