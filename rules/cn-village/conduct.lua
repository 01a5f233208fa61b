-- Grounds that need an official conclusion: an allegation is not one. In force since 2026. The law on
-- communities has the same list, but does not speak of clans.

-- Nothing is withdrawn before it is decided, nor before the person is born: such a day is a slip, or stands for none
-- (1900-01-01), and a person looks.
local function withdrawn_too_early(r, c)
  if given(r, "decided_on") then return r.withdrawn_on < r.decided_on end
  return r.withdrawn_on < c.birth_date
end
-- What is decided after the vote (2062 for 2026) had not been found then: a person looks.
local function decided_late(r, c) return given(r, "decided_on") and r.decided_on > c.day.election_day end
local decided_after = { en = "official conclusion {r.document} of {r.decided_on}, after the vote",
                        zh = "{r.decided_on}{r.document}认定，晚于选举日，须核实" }
local withdrawn_early = { en = "{r.document} withdrawn on {r.withdrawn_on}, before it was decided",
                          zh = "{r.document}于{r.withdrawn_on}撤回，早于作出之日" }

for _, k in list {
  { "CN-GANG", "gang",
    { en = "No unlawful acts by clan or gang power", zh = "未利用宗族或者黑恶势力从事非法活动" } },
  { "CN-CULT", "cult",
    { en = "No part in unlawful religious or cult activities", zh = "未组织或者参加非法宗教活动或者邪教活动" } },
  { "CN-EXPELLED", "expelled",
    { en = "Not expelled from the Party", zh = "未被开除中国共产党党籍" } },
} do
  local ground = k[2]
  rule(k[1]) {
    title = k[3], each = "conclusions", severity = "statute", stage = "joint-review",
    in_force = { from = "2026-01-01" },
    cites = { "VCL art. 18 (villages)", "URCL art. 18 (communities)" },
    reasons = {
      concluded = { en = "official conclusion {r.document} of {r.decided_on}",
                    zh = "{r.decided_on}{r.document}认定" },
      withdrawn_early = withdrawn_early, decided_late = decided_after,
    },
    applies = function(r) return is(r.kind, ground) end,
    test = function(r, c)
      if r.withdrawn_on <= c.day.check_day then
        if withdrawn_too_early(r, c) then return refer("withdrawn_early") end
        return pass("withdrawn")
      end
      if decided_late(r, c) then return refer("decided_late") end
      reject("concluded")
    end,
  }
end

rule "CN-EXPELLED-DECLARED" {
  title = { en = "A declared expulsion is confirmed or cleared up", zh = "本人申报的开除党籍情况已核实" },
  severity = "statute", stage = "joint-review", in_force = { from = "2026-01-01" },
  cites = { "VCL art. 18 (villages)", "URCL art. 18 (communities)" },
  reasons = {
    unconfirmed = { en = "declares an expulsion that no conclusion speaks of", zh = "本人申报被开除党籍，尚无认定" },
  },
  test = function(c)
    if is(c.expelled, "yes") and none(c.conclusions, function(r) return is(r.kind, "expelled") end) then
      refer("unconfirmed")
    end
  end,
}

-- Loss of capacity ends the office by itself; whether it keeps a person off the list is not said
-- nationally, so a person looks at it.
rule "CN-CAPACITY" {
  title = { en = "Capacity not lost by a court finding", zh = "未被人民法院认定丧失行为能力" },
  each = "conclusions", severity = "statute", stage = "joint-review", in_force = { from = "2010-10-28" },
  cites = {
    { "VCL art. 18", from = "2010-10-28", to = "2025-12-31" }, { "VCL art. 22", from = "2026-01-01" },
    { "CC art. 21-24", from = "2021-01-01" },
  },
  reasons = {
    court = { en = "court finding of capacity {r.document}", zh = "人民法院认定行为能力：{r.document}" },
    withdrawn_early = withdrawn_early,
  },
  applies = function(r) return is(r.kind, "capacity") end,
  test = function(r, c)
    if r.withdrawn_on <= c.day.check_day then
      if withdrawn_too_early(r, c) then return refer("withdrawn_early") end
      return pass("restored")
    end
    refer("court")
  end,
}
