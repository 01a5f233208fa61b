-- open: rules over groups that go by what is decided of others, while the cases of some are open, and what rulings lift.
pack { id = "open", version = "1", law_day = "poll_day", title = { en = "Open cases of others" } }
law "ACT" { title = { en = "an invented act" } }
days { poll_day = { en = "day of the poll" } }
stages { "review", "seats" }

source "candidates" { key = "id", columns = {
  id = "id", name = "name", unit_id = "id", asks = { "kin", "alone", "silent", "chain", "post", "few" }, votes = "integer",
  fit = { "yes", "no", "doubt" } } }
source "relations" { between = { "a", "b" }, columns = { a = "id", b = "id", kind = { "spouse", "cousin" } } }

rule "FIT" {
  title = { en = "fit" }, severity = "statute", stage = "review", cites = "ACT s.1",
  reasons = { unfit = { en = "not fit" }, open = { en = "under investigation" } },
  test = function(c)
    if is(c.fit, "no") then reject("unfit") elseif is(c.fit, "doubt") then refer("open") end
  end,
}
rule "KIN" {                        -- B gives way to A; so C, who is B's relative, stays
  title = { en = "relatives" }, severity = "statute", stage = "seats", cites = "ACT s.2", group = { "unit_id", "asks" }, over = "standing",
  reasons = { gives_way = { en = "{rel.kind} of {other.name}, who has more votes" } },
  test = function(slate)
    local out = {}
    if is(slate.asks, "kin") then
      for level, above in ranked(slate, { "votes", "high" }) do
        for a, b, rel in related(level, above, "relations", { "spouse" }) do
          if out[b] then pass(a, "other_gave_way")
          else reject(a, "gives_way", { other = b, rel = rel }); out[a] = true end
        end
      end
    end
  end,
}
rule "ALONE" {                      -- names nobody
  title = { en = "most votes" }, severity = "statute", stage = "seats", cites = "ACT s.3", group = { "unit_id", "asks" }, over = "standing",
  reasons = { less = { en = "somebody has more votes" } },
  test = function(slate)
    if is(slate.asks, "alone") then
      for a, b in pairs_of(slate) do
        if a.votes < b.votes then reject(a, "less") elseif b.votes < a.votes then reject(b, "less") end
      end
    end
  end,
}
rule "SILENT" {                     -- goes by "accepted" alone, and says nothing otherwise
  title = { en = "no relative who is accepted" }, severity = "statute", stage = "seats", cites = "ACT s.4", group = { "unit_id", "asks" },
  reasons = { kin = { en = "{rel.kind} of {other.name}" } },
  test = function(slate)
    if is(slate.asks, "silent") then
      for a, b, rel in related(slate, "relations", { "spouse" }) do
        if standing(b) == "accepted" and a.votes < b.votes then reject(a, "kin", { other = b, rel = rel }) end
        if standing(a) == "accepted" and b.votes < a.votes then reject(b, "kin", { other = a, rel = rel }) end
      end
    end
  end,
}
rule "CHAIN" {                      -- of two neighbours in votes one stays; a note goes from one to the next
  title = { en = "every second" }, severity = "statute", stage = "seats", cites = "ACT s.5", group = { "unit_id", "asks" }, over = "standing",
  reasons = { after = { en = "directly after one who stays" } },
  test = function(slate)
    local stays = false
    if is(slate.asks, "chain") then
      for level, above in ranked(slate, { "votes", "high" }) do
        each(level, function(a)
          if stays then reject(a, "after"); stays = false else pass(a, "first"); stays = true end
        end)
      end
    end
  end,
}
rule "POST" {                       -- both of a pair, by pairs alone: no row stands between them
  title = { en = "one person, one post" }, severity = "regulation", stage = "seats", cites = "ACT s.6", group = { "unit_id", "asks" }, over = "standing",
  reasons = { second = { en = "also listed as {other.id}" } },
  test = function(slate)
    local out = {}
    if is(slate.asks, "post") then
      for a, b in pairs_of(slate) do
        if same(a.name, b.name) and not out[a] and not out[b] then reject(b, "second", { other = a }); out[b] = true end
      end
    end
  end,
}
rule "FEW" {                        -- how many stand is a question about all of them
  title = { en = "three have to stand" }, severity = "statute", stage = "seats", cites = "ACT s.7", group = { "unit_id", "asks" }, over = "standing",
  reasons = { few = { en = "fewer than three stand" } },
  test = function(slate)
    if is(slate.asks, "few") and #slate < 3 then each(slate, function(a) reject(a, "few") end) end
  end,
}
