pack {
  id = "small", version = "1",
  title = { en = "A small pack", zh = "小规则包" },
  law_day = "election_day",
}

law "ACT" { title = { en = "An invented act", zh = "虚构的法律" } }

days { election_day = { en = "day of the vote", zh = "选举日" } }
params { minimum_age = 18 }
stages { { "preliminary", en = "preliminary review", zh = "初审" } }

source "candidates" {
  title = { en = "candidates", zh = "候选人名单" },
  key = "candidate_id",
  columns = {
    candidate_id = "id", name = "name", id_number = "id", birth_date = "date",
    post = { "chair", "member" }, remark = "text",
  },
}

source "records" {
  title = { en = "court records", zh = "法院记录" },
  about = "candidates",
  match = { sure = { { "id_number", "name" } }, close = { { "id_number" } }, never = { { "name" } } },
  columns = {
    id_number = "id", name = "name", offence = "text",
    status = { "final", "pending" }, final_on = "date or open",
  },
}
