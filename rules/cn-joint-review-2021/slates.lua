-- What is about several candidates at once: relatives, and more candidates than seats.

local close_kin = { "spouse", "parent_child", "sibling", "grandparent" }      -- Civil Code art. 1045

-- Before the vote nothing follows from it: the bar bites on those who win.
rule "KIN-LISTED" {
  title = { en = "Close relatives on the list of one unit", zh = "同一村（社区）人选中有近亲属" },
  severity = "policy", stage = "joint-review", cites = { "PLAN art. 12", "CC art. 1045" }, group = { "unit_id" },
  reasons = { kin = { en = "{rel.kind} of {other.name}, who is on the list of the same unit",
                      zh = "与同一村（社区）人选{other.name}系近亲属（{rel.kind}）" } },
  test = function(slate)
    for a, b, rel in related(slate, "relations", close_kin) do
      warn(a, "kin", { other = b, rel = rel })
      warn(b, "kin", { other = a, rel = rel })
    end
  end,
}

-- VCL art. 15: more candidates are nominated than are to be elected.
rule "MORE-THAN-SEATS" {
  title = { en = "More candidates than seats", zh = "候选人名额多于应选名额" },
  severity = "statute", stage = "inspection", cites = "VCL art. 15 (villages)", group = { "unit_id" }, over = "standing",
  in_force = { from = "2010-10-28", to = "2025-12-31" },
  reasons = {
    few        = { en = "not more candidates left than the {seats} seats of the committee", zh = "候选人未多于应选{seats}名" },
    one_leader = { en = "one candidate left, or none, for secretary", zh = "书记候选人不足两名" },
  },
  test = function(slate)
    local seats = slate.unit.seats
    if not at_least(seats + 1, slate, function(a) return is(a.post, "secretary", "deputy", "member") end) then
      alert("few", { seats = seats })
    end
    if not at_least(2, slate, function(a) return is(a.post, "secretary") end) then alert("one_leader") end
  end,
}

-- Of close relatives who won seats on one committee the higher office stays, then more votes; equals vote again.
-- Whoever has given way stands in nobody's way.
rule "KIN-ELECTED" {
  title = { en = "No close relatives on one committee", zh = "班子成员之间无近亲属关系" },
  severity = "policy", stage = "after-vote", cites = { "PLAN art. 12", "CC art. 1045" }, group = { "unit_id" }, over = "standing",
  reasons = {
    gives_way = { en = "{rel.kind} of {other.name}, who won the higher office or more votes",
                  zh = "与职务较高或者得票较多的当选人{other.name}系近亲属（{rel.kind}）" },
    tie   = { en = "equal in office and votes with {other.name}, {rel.kind}: vote again",
              zh = "与{other.name}（{rel.kind}）职务、得票相同，另行选举" },
    waits = { en = "depends on what becomes of {other.name}", zh = "视{other.name}的处理结果而定" },
  },
  test = function(slate)
    local out, open = {}, {}
    for level, above in ranked(slate, { "office.rank", "low" }, { "result.votes", "high" }) do
      for a, b, rel in related(level, above, "relations", close_kin) do
        if is(a.result.elected, "yes") and is(b.result.elected, "yes") then
          if out[b] then pass(a, "other_gave_way")
          elseif open[b] then refer(a, "waits", { other = b }); open[a] = true
          else reject(a, "gives_way", { other = b, rel = rel }); out[a] = true end
        end
      end
      for a, b, rel in related(level, level, "relations", close_kin) do
        if is(a.result.elected, "yes") and is(b.result.elected, "yes") and not out[a] and not out[b] then
          refer(a, "tie", { other = b, rel = rel }); refer(b, "tie", { other = a, rel = rel })
          open[a] = true; open[b] = true
        end
      end
    end
  end,
}
