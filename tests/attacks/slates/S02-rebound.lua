-- A counter outside a rule over a group: what it says of one group would depend on how many came before.
local groups = 0
rule "S02" {
  title = { en = "counts groups" }, severity = "statute", cites = "ACT art. 9", group = { "attacked" },
  reasons = { never = { en = "never" } },
  test = function(slate)
    groups = groups + 1
    if groups > 1 then each(slate, function(a) reject(a, "never") end) end
  end,
}
