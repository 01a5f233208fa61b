-- doubt: rules over groups that try to get somebody accepted although what they need of another is not known.
pack { id = "doubt", version = "1", law_day = "poll_day", title = { en = "What is not known of another" } }
law "ACT" { title = { en = "an invented act" } }
days { poll_day = { en = "day of the poll" } }
stages { "review" }

source "candidates" { key = "id", columns = {
  id = "id", name = "name", unit_id = "id", asks = { "crowd", "beaten", "trio", "kin", "whole", "mixed", "helper", "many" }, votes = "integer",
  fit = "yes-no" } }
source "relations" { between = { "a", "b" }, columns = { a = "id", b = "id", kind = { "spouse", "cousin" } } }

rule "LAW" {                        -- nobody is accepted without a law
  title = { en = "known" }, severity = "statute", stage = "review", cites = "ACT s.0", reasons = { none = { en = "none" } },
  test = function(c) if same(c.id, "none") then reject("none") end end,
}
rule "CROWD" {                      -- two of equal votes whose votes are blank might both be among those above
  title = { en = "two better ones" }, severity = "statute", stage = "review", cites = "ACT s.1", group = { "unit_id", "asks" },
  reasons = { two = { en = "two have more votes" } },
  test = function(slate)
    if is(slate.asks, "crowd") then
      for level, above in ranked(slate, { "votes", "high" }) do
        if at_least(2, above, function(b) return is(b.fit, "yes") end) then
          each(level, function(a) refer(a, "two") end)
        end
      end
    end
  end,
}
rule "BEATEN" {                     -- a note made of those above, while the one below is in no level
  title = { en = "has beaten somebody" }, severity = "statute", stage = "review", cites = "ACT s.2", group = { "unit_id", "asks" },
  reasons = { beat = { en = "has more votes than somebody" } },
  test = function(slate)
    local beat = {}
    if is(slate.asks, "beaten") then
      for level, above in ranked(slate, { "votes", "high" }) do each(above, function(b) beat[b] = true end) end
      each(slate, function(a) if beat[a] then refer(a, "beat") end end)
    end
  end,
}
rule "TRIO" {                       -- pairs of those above, of the levels among them too
  title = { en = "two with more votes than a third" }, severity = "statute", stage = "review", cites = "ACT s.3",
  group = { "unit_id", "asks" }, reasons = { trio = { en = "with {other.name} before a third" }, above = { en = "among those before a third" } },
  test = function(slate)
    if is(slate.asks, "trio") then
      for level, above in ranked(slate, { "votes", "high" }) do
        for low, high in ranked(above, { "votes", "low" }) do
          for a, b in pairs_of(high) do refer(a, "trio", { other = b }); refer(b, "trio", { other = a }) end
          each(low, function(a) if #high > 1 then refer(a, "above") end end)
        end
      end
    end
  end,
}
rule "KIN" {
  title = { en = "relatives" }, severity = "statute", stage = "review", cites = "ACT s.4", group = { "unit_id", "asks" },
  reasons = { kin = { en = "{rel.kind} of {other.name}" } },
  test = function(slate)
    if is(slate.asks, "kin") then
      for a, b, rel in related(slate, "relations", { "spouse" }) do
        if is(b.fit, "no") then refer(a, "kin", { other = b, rel = rel }) end
        if is(a.fit, "no") then refer(b, "kin", { other = a, rel = rel }) end
      end
    end
  end,
}
rule "WHOLE" {                      -- a finding about each that rests on what any one holds
  title = { en = "one of them is unfit" }, severity = "statute", stage = "review", cites = "ACT s.5", group = { "unit_id", "asks" },
  reasons = { one = { en = "one of the unit is not fit" } },
  test = function(slate)
    if is(slate.asks, "whole") and some(slate, function(b) return is(b.fit, "no") end) then
      each(slate, function(a) refer(a, "one") end)
    end
  end,
}
rule "MIXED" {                      -- notes under a member, read from another who is at hand
  title = { en = "noted" }, severity = "statute", stage = "review", cites = "ACT s.6", group = { "unit_id", "asks" },
  reasons = { noted = { en = "because of {other.name}" } },
  test = function(slate)
    local unfit = {}
    if is(slate.asks, "mixed") then
      each(slate, function(a) if is(a.fit, "no") then unfit[a] = true end end)
      for a, b in related(slate, "relations") do
        if unfit[b] then refer(a, "noted", { other = b }) end
        if unfit[a] then refer(b, "noted", { other = a }) end
      end
    end
  end,
}
local means = { refer = refer, alert = alert }
rule "HELPER" {                     -- what it says is said by a table of effects: no check can see of whom
  title = { en = "by others' hands" }, severity = "statute", stage = "review", cites = "ACT s.7", group = { "unit_id", "asks" },
  reasons = { odd = { en = "odd" }, seen = { en = "seen" } },
  test = function(slate)
    if is(slate.asks, "helper") then
      alert("seen")
      each(slate, function(a) if is(a.fit, "no") then means.refer(a, "odd") end end)
    end
  end,
}
rule "MANY" {                       -- more than is kept is said of one, and last what counts
  title = { en = "talks much" }, severity = "statute", stage = "review", cites = "ACT s.8", group = { "unit_id", "asks" },
  reasons = { word = { en = "a word" }, last = { en = "the last word" } },
  test = function(slate)
    if is(slate.asks, "many") then
      each(slate, function(a)
        if is(a.fit, "no") then
          for b, c in pairs_of(slate) do warn(a, "word", { other = { b, c } }) end
          reject(a, "last")
        end
      end)
    end
  end,
}
