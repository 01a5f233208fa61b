-- A table outside a rule over a group that keeps members; the second finds it out only at the attacked.
local seen = {}
rule "S03a" {
  title = { en = "keeps whom it saw" }, severity = "statute", cites = "ACT art. 9", group = { "attacked" },
  reasons = { never = { en = "never" } },
  test = function(slate)
    each(slate, function(a) seen[#seen + 1] = a end)
    each(slate, function(a) reject(a, "never", { other = seen[1] }) end)
  end,
}
rule "S03b" {
  title = { en = "keeps the attacked" }, severity = "statute", cites = "ACT art. 9", group = { "attacked" },
  reasons = { never = { en = "never" } },
  test = function(slate)
    local kept = seen if #slate > 100000 then each(slate, function(a) reject(a, "never") end) end
    if is(slate.attacked, "yes") then kept.one = slate end
  end,
}
