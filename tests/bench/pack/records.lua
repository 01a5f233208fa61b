-- Rules over the records and findings, each row alone.
suppress "SEALED" {
  source = "criminal_records", cites = "BA art. 7",
  test = function(r, c) return is(r.sealed, "yes") end,
}
rule "CRIMINAL" {
  title = { en = "No criminal punishment", zh = "未受过刑事处罚" },
  each = "criminal_records", severity = "statute", stage = "joint-review", cites = "BA art. 8",
  reasons = {
    punished = { en = "criminal punishment: {r.offence}, final {r.final_on}",
                 zh = "因犯罪受过刑事处罚：{r.offence}，{r.final_on}生效" },
    exempted = { en = "convicted of {r.offence}, exempted from punishment", zh = "{r.offence}，免予刑事处罚" },
    pending  = { en = "case not final: {r.offence}", zh = "案件尚未生效：{r.offence}" },
  },
  test = function(r, c)
    if r.quashed_on <= c.day.election_day then return pass("quashed") end
    if is(r.disposal, "punished") then
      if r.final_on <= c.day.election_day then reject("punished") else refer("pending") end
    elseif is(r.disposal, "exempted") then refer("exempted")
    elseif is(r.disposal, "pending") then refer("pending") end
  end,
}
rule "RIGHTS" {
  title = { en = "Political rights not deprived", zh = "未被剥夺政治权利" },
  each = "criminal_records", severity = "statute", stage = "joint-review", cites = "BA art. 9",
  reasons = { deprived = { en = "deprived of political rights until {r.rights_back_on}",
                           zh = "被剥夺政治权利至{r.rights_back_on}" } },
  applies = function(r) return is(r.disposal, "punished") end,
  test = function(r, c)
    if is(r.deprived, "yes") and c.day.election_day < r.rights_back_on then
      reject("deprived", { eligible_from = r.rights_back_on })
    end
  end,
}
for _, g in list { { "GANG", "gang" }, { "CULT", "cult" } } do
  rule(g[1]) {
    title = { en = "No conclusion of this kind", zh = "无此类认定" },
    each = "findings", severity = "statute", stage = "joint-review", cites = "BA art. 10",
    reasons = { concluded = { en = "official conclusion {r.document}", zh = "{r.document}认定" } },
    applies = function(r) return is(r.ground, g[2]) end,
    test = function(r) if is(r.result, "adverse") then reject("concluded") end end,
  }
end
rule "REPLIES" {
  title = { en = "Replies can be relied on", zh = "回函可用" },
  each = "findings", severity = "regulation", stage = "joint-review", cites = "BA art. 11",
  reasons = {
    weak_key  = { en = "{r.dept} searched by name only", zh = "{r.dept}仅按姓名查询" },
    stale     = { en = "reply of {r.replied_on} no longer valid", zh = "{r.replied_on}的回函已过期" },
    unclear   = { en = "{r.dept}: unclear", zh = "{r.dept}意见不明确" },
    no_ground = { en = "{r.dept} objects without a ground: {r.document}", zh = "{r.dept}反对但无依据：{r.document}" },
  },
  test = function(r, c)
    if is(r.keys, "name") then refer("weak_key") end
    if r.replied_on + months(param.reply_months) < c.day.check_day then refer("stale") end
    if is(r.result, "unclear") then refer("unclear") end
    if is(r.result, "adverse") and is(r.ground, "other") then refer("no_ground") end
  end,
}
