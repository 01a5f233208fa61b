-- An error in one of two groups: those of the other have their findings.
rule "S07" {
  title = { en = "errs for the attacked" }, severity = "statute", cites = "ACT art. 9", group = { "attacked" },
  reasons = { marked = { en = "marked" } },
  test = function(slate)
    local limits = { no = 4092 }
    each(slate, function(a)
      local limit = is(a.attacked, "yes") and limits.yes or limits.no
      if is(a.attacked, "yes") then limit = limits.yes end
      if a.number > limit then refer(a, "marked") end
    end)
  end,
}
