-- The bench's pack: twelve rules over a made-up law, in the plain language of any pack.
pack {
  id = "bench", version = "1",
  law_day = "election_day", age_reached = "birthday", no_such_day = "month_end",
  title = { en = "Bench: twelve rules", zh = "基准：十二条规则" },
}
law "BA" { title = { en = "Bench Act", zh = "基准法" } }

days {
  election_day = { en = "day of the vote", zh = "选举日" },
  check_day    = { en = "day the replies are judged", zh = "审查日" },
  deadline     = { en = "last day to apply", zh = "报名截止日" },
}
params { reply_months = 6 }
stages { "joint-review" }

source "candidates" {
  key = "candidate_id",
  columns = {
    candidate_id = "id", name = "name", id_number = "cn-id", birth_date = "date", unit_id = "id",
    post = { "chair", "deputy", "member" },
    hukou_here = "yes-no", lives_here = "yes-no", registered_elsewhere = "yes-no",
    party_state = { "member", "expelled", "none" }, applied_on = "date",
  },
}
source "criminal_records" {
  about = "candidates",
  match = { sure = { { "id_number", "name" } }, close = { { "id_number" }, { "name", "birth_date" } } },
  columns = {
    name = "name", id_number = "cn-id", birth_date = "date", offence = "text", offence_on = "date",
    disposal = { "punished", "exempted", "pending", "acquitted", "not_prosecuted" },
    final_on = "date", quashed_on = "date or open", deprived = "yes-no", rights_back_on = "date",
    sealed = "yes-no",
  },
}
source "findings" {
  about = "candidates", by = "candidate_id",
  columns = {
    candidate_id = "id",
    dept = { "discipline", "public_security", "court", "procuratorate", "justice",
             "political_legal", "organisation" },
    replied_on = "date", keys = { "id", "name" }, result = { "clear", "adverse", "unclear" },
    ground = { "gang", "cult", "expelled", "other" }, document = "text",
  },
}
