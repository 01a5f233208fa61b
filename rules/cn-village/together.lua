-- Candidates who are judged together: relatives on one committee, two posts for one person, how many stand.

-- Close relatives by Civil Code art. 1045. Which degrees count is each rule's own: an uncle is none.
local close = { "spouse", "parent_child", "sibling", "grandparent_grandchild" }

-- Before the vote a warning only: the bar bites on whoever is elected.
rule "CN-KIN" {
  title = { en = "Close relatives on one committee", zh = "近亲属回避" },
  severity = "statute", stage = "joint-review", in_force = { from = "2026-01-01" },
  cites = { "VCL art. 8 (villages); URCL art. 8 (communities)", "CC art. 1045" },
  group = { "unit_id" },
  reasons = {
    kin = { en = "close relative ({rel.kind}) of {other.name}, candidate for the same committee",
            zh = "与同一委员会候选人{other.name}有近亲属关系（{rel.kind}）" },
  },
  test = function(slate)
    if not param.relatives_asked then return end
    for a, b, rel in related(slate, "relations", close) do
      warn(a, "kin", { other = b, rel = rel })
      warn(b, "kin", { other = a, rel = rel })
    end
  end,
}

-- After the vote: who holds the higher post stays; then who has more votes; equals vote again. Zhejiang's
-- implementing regulation says so (2012), other provinces alike; it is looked at by a person.
rule "CN-KIN-RESOLVE" {
  title = { en = "Of close relatives who are elected one gives way", zh = "当选人近亲属回避" },
  severity = "regulation", stage = "inspection", in_force = { from = "2012-01-01" },
  cites = "VCL art. 8 and the regulation of the province (Zhejiang art. 31)",
  group = { "unit_id" }, over = "standing",
  reasons = {
    gives_way = { en = "close relative ({rel.kind}) of {other.name}, who holds the higher post or has more votes",
                  zh = "与{other.name}有近亲属关系（{rel.kind}），对方职务较高或得票较多" },
    tie   = { en = "close relative ({rel.kind}) of {other.name} with equal post and votes: vote again",
              zh = "与{other.name}有近亲属关系（{rel.kind}），职务、得票相同：须重新投票" },
    waits = { en = "depends on {other.name}, of whom it is not settled", zh = "取决于尚未确定的{other.name}" },
  },
  test = function(slate)
    if not param.votes_counted then return end
    local out, open = {}, {}
    for level, above in ranked(slate, { "post", "low" }, { "votes", "high" }) do     -- best first, equals together
      for a, b, rel in related(level, above, "relations", close) do
        if out[b] then pass(a, "other_gave_way")          -- A-B, B-C: B gives way to A, and C stays
        elseif open[b] then refer(a, "waits", { other = b, rel = rel }); open[a] = true
        else reject(a, "gives_way", { other = b, rel = rel }); out[a] = true end
      end
      for a, b, rel in related(level, level, "relations", close) do
        if not out[a] and not out[b] then
          refer(a, "tie", { other = b, rel = rel }); refer(b, "tie", { other = a, rel = rel })
          open[a] = true; open[b] = true
        end
      end
    end
  end,
}

-- One person in two places is the engine's own (one_place in pack.lua). Two posts in one place: one has to be
-- confirmed in writing (Zhejiang art. 17, 18). Who confirmed both has confirmed neither.
local function confirmed(a) return given(a, "one_post_confirmed") and is(a.one_post_confirmed, "yes") end
rule "CN-TWO-POSTS" {
  title = { en = "One person, one post", zh = "一人不得参选两个职务" },
  severity = "regulation", stage = "preliminary", in_force = { from = "2012-01-01" },
  cites = "VCL art. 16 and the regulation of the province (Zhejiang art. 17, 18)",
  group = { "id_number", "unit_id" },
  reasons = {
    two_posts = { en = "also listed as {other.post} ({other.candidate_id}): one has to be confirmed in writing",
                  zh = "同时被提名为{other.post}（{other.candidate_id}）：须书面确认其一" },
  },
  test = function(slate)
    for a, b in pairs_of(slate) do
      if a.post ~= b.post then
        local a_yes, b_yes = confirmed(a), confirmed(b)
        if a_yes and not b_yes then pass(a, "confirmed") else refer(a, "two_posts", { other = b }) end
        if b_yes and not a_yes then pass(b, "confirmed") else refer(b, "two_posts", { other = a }) end
      end
    end
  end,
}

-- 差额选举: more candidates than seats. Said of the unit; nobody is kept out by it.
rule "CN-MORE-THAN-SEATS" {
  title = { en = "More candidates than seats", zh = "差额选举" },
  severity = "statute", stage = "joint-review", in_force = { from = "2010-10-28" },
  cites = { { "VCL art. 15", to = "2025-12-31" },
            { "VCL (the article on the number of candidates has to be checked)", from = "2026-01-01" } },
  group = { "unit_id" }, over = "standing",
  reasons = {
    few = { en = "{slate.members} candidates for {seats} seats in {slate.unit_id}: {least} at least have to stand",
            zh = "{slate.unit_id}应选{seats}人，候选人仅{slate.members}人，至少须{least}人" },
  },
  test = function(slate)
    if not given(slate.unit, "seats") then return end     -- not every list of units says how many
    local seats = slate.unit.seats
    if #slate <= seats then alert("few", { seats = seats, least = seats + 1 }) end
  end,
}
