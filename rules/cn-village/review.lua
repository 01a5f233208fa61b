-- The review itself: who the candidate is, what the departments answered, what must be done besides.

rule "IDENTITY" {
  title = { en = "Identity established", zh = "身份核实" },
  severity = "regulation", stage = "preliminary", cites = "PLAN identity",
  reasons = { no_id = { en = "no id number on the list", zh = "名单未载明公民身份号码" } },
  test = function(c)            -- an id number that cannot be right stops here as unreadable: refer
    if not given(c, "id_number") then refer("no_id") end
  end,
}

rule "REPLIES" {
  title = { en = "Every department has answered, on a strong key, in time", zh = "各部门均已书面反馈" },
  each = "replies", severity = "statute", stage = "joint-review", cites = "AOCL art. 12",
  in_force = { from = "2022-05-01" },
  reasons = {
    weak_key  = { en = "{r.dept} searched by name only", zh = "{r.dept}仅按姓名查询" },
    stale     = { en = "reply of {r.dept} of {r.replied_on} is older than {param.reply_months} months",
                  zh = "{r.dept}于{r.replied_on}的反馈已超过{param.reply_months}个月" },
    unclear   = { en = "{r.dept}: unclear, {r.document}", zh = "{r.dept}意见不明确，{r.document}" },
    no_ground = { en = "{r.dept} objects without a ground: {r.document}",
                  zh = "{r.dept}有异议但无事实依据：{r.document}" },
  },
  test = function(r, c)
    if is(r.keys, "name") then refer("weak_key") end
    if r.replied_on + months(param.reply_months) < c.day.check_day then refer("stale") end
    if is(r.result, "unclear") then refer("unclear") end
    if is(r.result, "adverse") and is(r.ground, "other") then refer("no_ground") end
  end,
}

rule "CN-REVIEW-DUTY" {
  title = { en = "Leads of organised crime go to the police", zh = "有组织犯罪线索移送" },
  each = "conclusions", severity = "statute", stage = "joint-review", cites = "AOCL art. 12",
  in_force = { from = "2022-05-01" },
  reasons = {
    lead = { en = "pass {r.document} to the police", zh = "将{r.document}移送公安机关" },
  },
  applies = function(r) return is(r.kind, "crime_lead") end,
  test = function(r) task("lead", { to = "public_security" }) end,
}

rule "UNIT-GATE" {
  title = { en = "The unit is not being put in order first", zh = "先整顿、后换届" },
  severity = "policy", stage = "joint-review", cites = "PLAN units put in order first",
  reasons = {
    gate = { en = "{c.unit.unit_name} is being put in order before its election",
             zh = "{c.unit.unit_name}先整顿、后换届" },
  },
  test = function(c)
    if is(c.unit.gate, "rectification") then hold("gate") end
  end,
}

-- Not a ground against the candidate: the member of the commission has to leave it. Until 2025 the
-- law spoke of the member alone, since 2026 also of his or her close relatives.
rule "CN-ELECTBODY" {
  title = { en = "Members of the election commission leave it", zh = "选举委员会成员退出" },
  each = "election_body", severity = "statute", stage = "inspection", in_force = { from = "2010-10-28" },
  cites = { { "VCL art. 12", from = "2010-10-28", to = "2025-12-31" }, { "VCL art. 15", from = "2026-01-01" } },
  reasons = {
    leaves   = { en = "the candidate has to leave the election commission", zh = "本人应当退出选举委员会" },
    relative = { en = "the candidate's close relative has to leave the election commission",
                 zh = "其近亲属应当退出选举委员会" },
  },
  applies = function(r, c) return is(c.unit.kind, "village") end,
  test = function(r, c)
    if is(r.relation, "self") then
      task("leaves", { to = "election_commission" })
    elseif c.day.election_day >= date "2026-01-01" then
      task("relative", { to = "election_commission" })
    end
  end,
}
