-- Five million things said of one candidate, each another; and as many alerts.
rule "S06a" {
  title = { en = "says too much" }, severity = "statute", cites = "ACT art. 9", group = "list",
  reasons = { never = { en = "never {n}" } },
  test = function(slate)
    for level in ranked(slate, { "birth_date", "low" }) do
      each(level, function(a)
        if is(a.attacked, "yes") then for i = 1, 5000000 do reject(a, "never", { n = i }) end end
      end)
    end
  end,
}
rule "S06b" {
  title = { en = "alerts too much" }, severity = "statute", cites = "ACT art. 9", group = "list",
  reasons = { never = { en = "never {n}" } },
  test = function(slate)
    for i = 1, 5000000 do alert("never", { n = i }) end
  end,
}
rule "S06c" {
  title = { en = "of everybody because of everybody" }, severity = "statute", cites = "ACT art. 9", group = { "birth_date" },
  reasons = { never = { en = "never" } },
  test = function(slate)
    if #slate < 1000 then
      for a, b in pairs_of(slate) do reject(a, "never", { other = b }); reject(b, "never", { other = a }) end
    end
  end,
}
