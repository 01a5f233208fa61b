-- Counters and lists made inside the rule are nobody's business: this is not impure.
local limits = { most = 1, words = { "theft", "fraud" } }
local function counter()
  local n = 0
  return function()
    n = n + 1
    return n
  end
end
rule "I18" {
  title = { en = "counts within itself" }, severity = "statute", cites = "ACT art. 9", reasons = { kept = { en = "{n}" } },
  test = function(c)
    local n, seen, next_number = 0, {}, counter()
    each(c.records, function(r)
      n = n + next_number()
      seen[n] = r.offence
    end)
    if n > limits.most and is(seen[1], limits.words) then warn("kept", { n = n }) end
  end,
}
