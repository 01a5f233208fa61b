-- The review itself: what the departments answered, and the units that are put in order first.

-- That an answer is missing, overdue, withdrawn, too old, unclear or beside another that differs is said by the
-- engine (pack.lua: replies = { ... }); here is what an answer is worth that was given.
-- What an objection can rest on: what the department itself keeps and what stands. An acquittal, a conviction quashed or
-- a sanction withdrawn is not what it objects to. A lesser sanction, a fine or a caution may be: the measures know them
-- and bar nobody for them.
fact "crime_stands" {
  title = { en = "a criminal record that stands is on file", zh = "案卷中有仍然有效的刑事记录" },
  test = function(c)
    return some(c.police_records, function(r)
      return is(r.outcome, "punished") and r.quashed_on > c.day.election_day
    end)
  end,
}
fact "sanction_stands" {
  title = { en = "a sanction that stands is on file", zh = "案卷中有仍然有效的处分材料" },
  test = function(c)
    return some(c.sanctions, function(r) return r.ended_on > c.day.election_day end)
  end,
}
fact "penalty_stands" {
  title = { en = "a public-order penalty that stands is on file", zh = "案卷中有仍然有效的治安处罚材料" },
  test = function(c)
    return some(c.detentions, function(r) return r.ended_on > c.day.election_day end)
  end,
}
local borne_out_by = { discipline = { "sanction_stands" }, public_security = { "crime_stands", "penalty_stands" } }

rule "REPLIES" {
  title = { en = "Both departments have answered, on a strong key, in time", zh = "两部门均已书面反馈" },
  each = "replies", severity = "policy", stage = "joint-review", cites = "PLAN art. 6",
  reasons = {
    weak_key = { en = "{r.dept} searched by name only", zh = "{r.dept}仅按姓名查询" },
    no_fact  = { en = "{r.dept} objects, and nothing of the kind that stands is on file: {r.document}",
                 zh = "{r.dept}有异议，案卷中无相应的有效材料：{r.document}" },
    namesake = { en = "the adverse reply of {r.dept} is about {r.record_id}, another person of this name",
                 zh = "{r.dept}的不良意见所指为{r.record_id}，系同名他人" },
  },
  test = function(r, c)
    if is(r.keys, "name") then refer("weak_key") end
    if not is(r.result, "adverse") then return end
    if given(r, "record_id") then
      if r.record_id ~= c.id_number then
        task("namesake", { to = r.dept })
        return
      end
    end
    if not any_of(c, borne_out_by[r.dept]) then refer("no_fact") end
    pass("judged_where_the_fact_is")   -- on the record itself, by its own rule
  end,
}

rule "UNIT-GATE" {
  title = { en = "The unit's election may go ahead", zh = "先整顿、后换届" },
  severity = "policy", stage = "joint-review", cites = "PLAN art. 11",
  reasons = {
    gate = { en = "{c.unit.unit_name} is being put in order before its election",
             zh = "{c.unit.unit_name}先整顿、后换届" },
  },
  test = function(c)
    if is(c.unit.gate, "rectification") then hold("gate") end
  end,
}
