rule "AGE" {
  title = { en = "Old enough on election day", zh = "达到法定年龄" },
  severity = "statute", stage = "preliminary", cites = "ACT art. 1",
  reasons = {
    too_young = { en = "born {c.birth_date}: not yet {param.minimum_age}", zh = "{c.birth_date}出生，年龄不足" },
  },
  test = function(c)
    if not reached(c.birth_date, param.minimum_age, c.day.election_day) then
      reject("too_young")
    end
  end,
}

rule "RECORD" {
  title = { en = "No final sentence", zh = "无生效判决" },
  each = "records", severity = "statute", stage = "preliminary", cites = "ACT art. 2",
  reasons = {
    punished = { en = "{r.offence}, final {r.final_on}", zh = "{r.offence}，{r.final_on}生效" },
    pending = { en = "{r.offence}: not final", zh = "{r.offence}：尚未生效" },
  },
  test = function(r, c)
    if is(r.status, "final") and r.final_on <= c.day.election_day then
      reject("punished")
    else
      refer("pending")
    end
  end,
}
