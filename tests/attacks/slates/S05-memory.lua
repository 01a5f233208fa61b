-- Eating memory: a string that doubles, a table of tables.
rule "S05a" {
  title = { en = "a text without end" }, severity = "statute", cites = "ACT art. 9", group = { "attacked" },
  reasons = { never = { en = "never" } },
  test = function(slate)
    local s = "x"
    while is(slate.attacked, "yes") do s = s .. s end if #slate > 100000 then each(slate, function(a) reject(a, "never") end) end
  end,
}
rule "S05b" {
  title = { en = "tables without end" }, severity = "statute", cites = "ACT art. 9", group = "list",
  reasons = { never = { en = "never" } },
  test = function(slate)
    local t = {}
    for i = 1, 100000000 do t = { t, {}, {}, {} } end if #slate > 100000 then each(slate, function(a) reject(a, "never") end) end
  end,
}
