-- A rule over a group that never ends for one of two groups; one whose pairs of pairs never end.
rule "S01a" {
  title = { en = "for ever" }, severity = "statute", cites = "ACT art. 9", group = { "attacked" },
  reasons = { never = { en = "never" } },
  test = function(slate)
    while is(slate.attacked, "yes") do end
    each(slate, function(a) if is(a.attacked, "yes") then reject(a, "never") end end)
  end,
}
rule "S01b" {
  title = { en = "pairs of pairs" }, severity = "statute", cites = "ACT art. 9", group = { "birth_date" },
  reasons = { never = { en = "never" } },
  test = function(slate)
    for a, b in pairs_of(slate) do
      for c, d in pairs_of(slate) do
        if is(a.attacked, "yes") then reject(a, "never", { other = d }) end
      end
    end
  end,
}
