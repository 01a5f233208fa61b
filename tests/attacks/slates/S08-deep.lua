-- A recursion without end, and one over lists of ranked within ranked.
rule "S08a" {
  title = { en = "calls itself" }, severity = "statute", cites = "ACT art. 9", group = { "attacked" },
  reasons = { never = { en = "never" } },
  test = function(slate)
    local function again(n) return 1 + again(n + 1) end
    if is(slate.attacked, "yes") then again(1) end
  end,
}
rule "S08b" {
  title = { en = "ranks what it ranked" }, severity = "statute", cites = "ACT art. 9", group = "list",
  reasons = { never = { en = "never" } },
  test = function(slate)
    local function deeper(list)
      for level in ranked(list, { "birth_date", "low" }) do deeper(level) end
    end
    deeper(slate)
  end,
}
