rule "AGE" {
  title = { en = "Old enough", zh = "达到法定年龄" }, severity = "statute", stage = "first", cites = "ACT art. 1",
  reasons = { young = { en = "born {c.birth_date}, not yet {param.least_age}",
                        zh = "{c.birth_date}出生，未满{param.least_age}周岁" } },
  test = function(c)
    if not reached(c.birth_date, param.least_age, c.day.vote) then
      reject("young", { eligible_from = c.birth_date + years(param.least_age) })
    end
  end,
}
suppress "SEALED" { title = { en = "sealed record", zh = "封存记录" }, source = "records", cites = "ACT art. 9",
  test = function(r) return is(r.sealed, "yes") end }
rule "RECORD" {
  title = { en = "Never punished", zh = "未受刑事处罚" }, each = "records", severity = "statute", stage = "second",
  cites = "ACT art. 2",
  reasons = { punished = { en = "punished: {r.offence}, final {r.final_on}", zh = "受过处罚：{r.offence}，{r.final_on}生效" } },
  test = function(r) if r.final_on <= date "2026-11-01" then reject("punished") end end,
}
-- Over the candidate: what it says may come from any row, also one that is not surely theirs.
rule "DEBT" {
  title = { en = "No debt on the list", zh = "未列入失信名单" }, severity = "statute", stage = "second", cites = "ACT art. 3",
  reasons = { listed = { en = "listed: {why}", zh = "列入名单：{why}" } },
  test = function(c)
    each(c.debts, function(r) if r.listed_on <= c.day.vote then reject("listed", { why = r.remark }) end end)
  end,
}
rule "OLD" {
  title = { en = "Not over the age of the plan", zh = "不超过方案年龄" }, severity = "policy", stage = "second",
  cites = "PLAN age",
  reasons = { old = { en = "over {param.most_age}", zh = "超过{param.most_age}周岁" } },
  test = function(c) if reached(c.birth_date, param.most_age + 1, c.day.vote) then reject("old") end end,
}
rule "GATE" {
  title = { en = "The unit is open", zh = "单位不在整顿中" }, severity = "regulation", stage = "second", cites = "PLAN gate",
  reasons = { held = { en = "{c.units.unit_name} is put in order first", zh = "{c.units.unit_name}先整顿" } },
  test = function(c) if is(c.units.gate, "held") then hold("held") end end,
}
rule "TRAP" {
  title = { en = "No trap", zh = "无陷阱" }, severity = "regulation", stage = "second", cites = "PLAN trap",
  reasons = { trap = { en = "TRAP-WORDS of {c.name}", zh = "TRAP-WORDS：{c.name}" } },
  test = function(c)
    if is(c.trap, "none") then return end
    if is(c.trap, "reject_then_error") then reject("trap") end
    local nothing = nil
    return nothing.field
  end,
}
rule "REPLIES" {
  title = { en = "Answered", zh = "已回复" }, each = "replies", severity = "regulation", stage = "second", cites = "PLAN replies",
  reasons = { adverse = { en = "{r.dept} objects", zh = "{r.dept}有异议" },
              lead = { en = "LEAD-WORDS", zh = "LEAD-WORDS" } },
  test = function(r)
    if is(r.result, "adverse") then
      refer("adverse")
      task("lead", { to = "police" })
    end
  end,
}
