-- Candidates for village head (村里長) in Taiwan: what can be judged from the register of candidates.

pack {
  id = "tw-village-head", version = "2022.2",
  title = { en = "Village heads, Taiwan", zh = "村里長候選人" },
  law_day = "poll_day",
  age_reached = "eve",             -- on the eve of the birthday the last year is complete
  no_such_day = "next_day",        -- born on 29 February: complete at the end of 28 February, the eve of 1 March (Civil Code art. 121)
}

law "PEOERA" { title = { en = "Public Officials Election and Recall Act", zh = "公職人員選舉罷免法" },
               url = "https://law.moj.gov.tw/LawClass/LawAll.aspx?pcode=D0020010" }

days {
  poll_day = { en = "polling day", zh = "投票日" },
  age_day  = { en = "day the ages of the list were taken on", zh = "名冊年齡計算日" },
}

stages { "registration" }

forbid { "sex", "education", "incumbent", "mark" }      -- for counting only

source "candidates" {
  title = { en = "candidates", zh = "候選人名冊" },
  key = "candidate_id",
  columns = {
    candidate_id = "id", unit_id = "id", town_id = "id",
    name = "name", birth_date = "date",
    official_age = "integer",                           -- as the list prints it; 0 and 99 mean none
    name_written = "text", person = "id",               -- the name letter by letter; name and birth date
    sex = { "m", "f" }, education = "text", incumbent = "yes-no",
    mark = { "elected", "womens_quota", "displaced", "tie" },
  },
  optional = { "town_id", "name_written", "person", "sex", "education", "incumbent", "mark",
               "official_age" },
}

source "unit" {
  title = { en = "villages", zh = "村里" },
  one_by = "unit_id",
  columns = { unit_id = "id", unit_name = "name" },
}
