-- Preliminary review: what the list itself says.

local is_name = include "shared/cn-name.lua"

rule "CN-AGE-18" {
  title = { en = "At least 18 on election day", zh = "选举日年满十八周岁" },
  severity = "statute", stage = "preliminary", in_force = { from = "2010-10-28", to = "2025-12-31" },
  cites = { "VCL art. 13 (villages)", "URCL art. 8 (communities)" },
  reasons = {
    too_young = { en = "born {c.birth_date}: not yet 18 on {day.election_day}",
                  zh = "{c.birth_date}出生，至{day.election_day}未满十八周岁" },
    day_slip = { en = "the vote is on {day.election_day}, and the review on {day.check_day}: is that the day?",
                 zh = "选举日{day.election_day}与审查日{day.check_day}相距一年以上，须核实" },
  },
  test = function(c)            -- by another law and another age: 2016 for 2026
    if c.day.check_day > c.day.election_day + years(1) or c.day.election_day > c.day.check_day + years(1) then
      return refer("day_slip")
    end
    if not reached(c.birth_date, 18, c.day.election_day) then
      reject("too_young", { eligible_from = c.birth_date + years(18) })
    end
  end,
}

rule "CN-REGISTERED" {
  title = { en = "Registered for the vote of the unit", zh = "列入参加选举的村民（居民）名单" },
  severity = "statute", stage = "preliminary", in_force = { from = "2010-10-28", to = "2025-12-31" },
  cites = { "VCL art. 13 (villages)", "URCL art. 8 (communities)" },
  reasons = { absent = { en = "not on the register of {c.unit.unit_name}", zh = "未列入{c.unit.unit_name}参加选举名单" } },
  test = function(c) if is(c.registered, "no") then reject("absent") end end,
}

rule "IDENTITY" {
  title = { en = "Identity established", zh = "身份核实" },
  severity = "policy", stage = "preliminary", cites = "PLAN art. 4",
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

rule "POLICY-AGE" {
  title = { en = "Not over the age of the measures", zh = "不超过办法规定的任职年龄" },
  severity = "policy", stage = "preliminary", cites = "PLAN art. 5",
  reasons = {
    over = { en = "born {c.birth_date}: over {param.max_age} on {day.election_day} (policy, not law)",
             zh = "{c.birth_date}出生，至{day.election_day}超过{param.max_age}周岁（政策要求，非法律规定）" },
  },
  test = function(c)            -- 超过 does not include the number (Civil Code art. 1259): over 60 begins at 61
    if reached(c.birth_date, param.max_age + 1, c.day.election_day) then reject("over") end
  end,
}
