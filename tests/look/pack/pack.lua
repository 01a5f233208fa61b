pack {
  id = "look", version = "1", law_day = "election_day",
  title = { en = "A small pack", zh = "小规则包" },
}
law "ACT" { title = { en = "An invented act", zh = "虚构的法律" } }
days { election_day = { en = "day of the vote", zh = "选举日" } }
stages { { "preliminary", en = "preliminary review", zh = "初审" } }

source "candidates" {
  title = { en = "candidates", zh = "候选人名单" },
  key = "candidate_id",
  columns = {
    candidate_id = "id", name = "name", sex = { "m", "f" }, id_number = "cn-id", birth_date = "date",
    post = { "chair", "member" }, listed_on = "date", points = "integer",
  },
  candidate_id = { header = "编号" }, name = { header = "姓名" }, sex = { header = "性别" },
  id_number = { header = { "身份证号", "公民身份号码" } }, birth_date = { header = "出生日期" },
  post = { header = "职务" }, listed_on = { header = "登记日期" }, points = { header = "得分" },
}
source "court" {
  title = { en = "court records", zh = "法院记录" },
  about = "candidates",
  match = { sure = { { "id_number" } } },
  columns = {
    id_number = "cn-id", offence = "text", status = { "final", "pending" }, final_on = "date or open",
    points = "integer or none",
  },
  optional = { "points" },
  id_number = { header = { "身份证号", "公民身份号码" } }, offence = { header = "罪名" },
  status = { header = "状态" }, final_on = { header = "生效日期" },
}
source "mayors" { about = "candidates", by = "candidate_id", columns = { candidate_id = "id", since = "date" } }

rule "AGE" {
  title = { en = "of age", zh = "年满十八周岁" }, severity = "statute", stage = "preliminary", cites = "ACT art. 1",
  reasons = { too_young = { en = "born {c.birth_date}", zh = "{c.birth_date}出生" } },
  test = function(c)
    if not reached(c.birth_date, 18, c.day.election_day) then reject("too_young") end
  end,
}
rule "LATE" {
  title = { en = "listed in time", zh = "按时登记" }, severity = "statute", stage = "preliminary", cites = "ACT art. 2",
  reasons = { late = { en = "listed on {c.listed_on}", zh = "{c.listed_on}登记" } },
  test = function(c)
    if c.listed_on > date "2026-03-31" then reject("late") end
  end,
}
rule "RECORD" {
  title = { en = "no final conviction", zh = "无生效判决" }, severity = "statute", stage = "preliminary",
  cites = "ACT art. 3", each = "court",
  reasons = { convicted = { en = "{r.offence}, final {r.final_on}", zh = "{r.offence}，{r.final_on}生效" } },
  test = function(r, c)
    if is(r.status, "final") and r.final_on <= c.day.election_day then reject("convicted") end
  end,
}
