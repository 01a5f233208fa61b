-- The review itself: who the candidate is, what the departments answered, what must be done besides.

local is_name = include "shared/cn-name.lua"

rule "IDENTITY" {
  title = { en = "Identity established", zh = "身份核实" },
  severity = "regulation", stage = "preliminary", cites = "PLAN identity",
  reasons = {
    no_id    = { en = "no id number on the list", zh = "名单未载明公民身份号码" },
    no_name  = { en = "no name on the list", zh = "名单未载明姓名" },
    bad_name = { en = "{c.name} is no name", zh = "{c.name}不是姓名" },
  },
  test = function(c)            -- a number or a name that cannot be right stops here as unreadable: refer
    if not given(c, "id_number") then refer("no_id") end
    if not given(c, "name") then return refer("no_name") end
    if not is_name(c.name) then refer("bad_name") end
  end,
}

-- What an objection can rest on: what speaks against the candidate and stands. A case that was not prosecuted, an
-- acquittal, a conviction quashed, a lead or a conclusion withdrawn is not what a department objects to.
fact "record_stands" {
  title = { en = "a criminal record that stands is on file", zh = "案卷中有仍然有效的刑事案件记录" },
  test = function(c)
    return some(c.criminal_records, function(r)
      if is(r.disposal, "not_prosecuted", "acquitted") then return false end
      return is(r.disposal, "pending") or r.quashed_on > c.day.election_day
    end)
  end,
}
fact "conclusion_stands" {
  title = { en = "an official conclusion that stands is on file", zh = "案卷中有仍然有效的有关机关认定" },
  test = function(c)
    return some(c.conclusions, function(r)
      return is(r.kind, "gang", "cult", "expelled", "capacity") and r.withdrawn_on > c.day.check_day
    end)
  end,
}

-- That an answer is missing, overdue, withdrawn, too old, unclear or beside another that differs is
-- said by the engine (pack.lua: replies = { ... }); here is what an answer is worth that was given.
rule "REPLIES" {
  title = { en = "Every department has answered, on a strong key, in time", zh = "各部门均已书面反馈" },
  each = "replies", severity = "statute", stage = "joint-review", cites = "AOCL art. 12",
  in_force = { from = "2022-05-01" },
  reasons = {
    weak_key  = { en = "{r.dept} searched by name only", zh = "{r.dept}仅按姓名查询" },
    no_ground = { en = "{r.dept} objects without a ground: {r.document}",
                  zh = "{r.dept}有异议但无事实依据：{r.document}" },
    no_fact   = { en = "{r.dept} objects ({r.ground}), and nothing of the kind that stands is on file: {r.document}",
                  zh = "{r.dept}有异议（{r.ground}），案卷中无相应的有效材料：{r.document}" },
    clear_but = { en = "{r.dept} answers clear and names a ground ({r.ground}): ask again: {r.document}",
                  zh = "{r.dept}反馈未发现问题，又注明依据（{r.ground}），须复核：{r.document}" },
    contradict = { en = "{r.dept} reports a record, {o.dept} answers clear ({o.document}): ask both again",
                   zh = "{r.dept}反馈有记录，{o.dept}反馈未发现问题（{o.document}），须一并复核" },
    namesake  = { en = "the adverse reply of {r.dept} is about {r.record_id}, another person of this name",
                  zh = "{r.dept}的不良意见所指为{r.record_id}，系同名他人" },
  },
  test = function(r, c)
    if is(r.keys, "name") then refer("weak_key") end
    if is(r.result, "clear") then
      if given(r, "ground") then return refer("clear_but") end
      return pass("clear")
    end
    if not is(r.result, "adverse") then return end
    if given(r, "record_id") then
      if r.record_id ~= c.id_number then
        task("namesake", { to = r.dept })
        return
      end
    end
    if is(r.ground, "other") then refer("no_ground") end
    if is(r.ground, "record") and not any_of(c, { "record_stands" }) then
      refer("no_fact")
      each(c.replies, function(o)      -- courts and police both keep criminal records
        if is(o.dept, "court", "public_security") and is(o.result, "clear") then
          refer("contradict", { o = o })
        end
      end)
    end
    if is(r.ground, "conclusion") and not any_of(c, { "conclusion_stands" }) then refer("no_fact") end
    pass("judged_where_the_fact_is")   -- on the record or the conclusion itself, by its own rule
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
  title = { en = "The unit's election may go ahead", zh = "先整顿、后换届" },
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
