-- Rules over the candidate's own row.
rule "AGE-18" {
  title = { en = "At least 18 on election day", zh = "选举日年满十八周岁" },
  severity = "statute", stage = "joint-review", cites = "BA art. 1",
  reasons = { too_young = { en = "born {c.birth_date}: not yet 18 on {day.election_day}",
                            zh = "{c.birth_date}出生，至{day.election_day}未满18周岁" } },
  test = function(c)
    if not reached(c.birth_date, 18, c.day.election_day) then
      reject("too_young", { eligible_from = c.birth_date + years(18) })
    end
  end,
}
rule "AGE-70" {
  title = { en = "Under 70 preferred", zh = "一般不超过七十周岁" },
  severity = "policy", stage = "joint-review", cites = "BA art. 2",
  reasons = { old = { en = "{n} years old on {day.election_day}", zh = "至{day.election_day}已满{n}周岁" } },
  test = function(c)
    local n = age(c.birth_date, c.day.election_day)
    if n >= 70 then warn("old", { n = n }) end
  end,
}

fact "is_registered" { title = { en = "household registered here", zh = "户籍在本村" }, cites = "BA art. 3",
  test = function(c) return is(c.hukou_here, "yes") end }
fact "is_resident" { title = { en = "lives here", zh = "居住在本村" }, cites = "BA art. 3",
  test = function(c) return is(c.lives_here, "yes") end }
rule "REGISTER" {
  title = { en = "Belongs to the unit", zh = "属于本村" },
  severity = "statute", stage = "joint-review", cites = "BA art. 3",
  reasons = { no_route = { en = "neither registered nor living here", zh = "户籍、居住均不在本村" } },
  test = function(c)
    if not any_of(c, { "is_registered", "is_resident" }) then reject("no_route") end
  end,
}
rule "ELSEWHERE" {
  title = { en = "Registered in one place only", zh = "只在一处登记" },
  severity = "statute", stage = "joint-review", cites = "BA art. 4",
  reasons = { elsewhere = { en = "registered to vote elsewhere", zh = "已在他处登记参选" } },
  test = function(c) if is(c.registered_elsewhere, "yes") then reject("elsewhere") end end,
}
rule "IN-TIME" {
  title = { en = "Applied in time", zh = "按期报名" },
  severity = "regulation", stage = "joint-review", cites = "BA art. 5",
  reasons = { late = { en = "applied on {c.applied_on}, after {day.deadline}",
                       zh = "{c.applied_on}报名，晚于{day.deadline}" } },
  test = function(c) if c.applied_on > c.day.deadline then reject("late") end end,
}
rule "DECLARES" {
  title = { en = "Declares no expulsion", zh = "未申报被开除党籍" },
  severity = "regulation", stage = "joint-review", cites = "BA art. 6",
  reasons = { declared = { en = "declares an expulsion", zh = "本人申报曾被开除党籍" } },
  test = function(c) if is(c.party_state, "expelled") then refer("declared") end end,
}
rule "EXPELLED" {
  title = { en = "Not expelled from the Party", zh = "未被开除党籍" },
  severity = "statute", stage = "joint-review", cites = "BA art. 6",
  reasons = { expelled = { en = "expelled from the Party", zh = "被开除党籍" } },
  test = function(c)
    if some(c.findings, function(r) return is(r.ground, "expelled") and is(r.result, "adverse") end) then
      reject("expelled")
    end
  end,
}
