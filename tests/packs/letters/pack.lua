-- One candidate for each thing a letter may have to say, and for each it must not (tests/program/notice.sh).
pack { id = "letters", version = "3", law_day = "vote",
       title = { en = "Council of Halt", zh = "虚构议会" } }

law "ACT" { title = { en = "Act on the Council", zh = "虚构议会法" } }
law "PLAN" { title = { en = "a plan", zh = "方案" } }
days { vote = { en = "day of the vote", zh = "选举日", per = "unit" } }
params { least_age = 18, most_age = 70, object_days = 5 }
stages { { "first", en = "first review", zh = "初审" }, { "second", en = "second review", zh = "复审" } }

notice {
  office  = { en = "Election Office of Halt", zh = "虚构县选举办公室" },
  contact = { en = "Room 3, Town Hall", zh = "县政府3室" },
  object  = { within = { days = "object_days" }, cites = "ACT art. 30",
              to = { en = "the Election Commission", zh = "选举委员会" },
              how = { en = "In writing, or spoken and taken down there.", zh = "书面提出，或者口头提出并记录。" } },
  names   = { birth_date = { en = "date of birth", zh = "出生日期" }, id_number = { en = "number", zh = "证件号码" },
              offence = { en = "offence", zh = "罪名" }, ["records.final_on"] = { en = "final on", zh = "生效日期" },
              court = { en = "the court", zh = "人民法院" }, police = { en = "the police", zh = "公安机关" },
              least_age = { en = "least age", zh = "最低年龄" },
              ["ACT art. 1"] = { en = "Act on the Council, art. 1", zh = "《虚构议会法》第一条" } },
}

source "candidates" {
  title = { en = "list of candidates", zh = "候选人名单" },
  key = "id", one_place = "unit",
  one_person = { sure = { { "id_number" } }, close = { { "name", "birth_date" } } },
  columns = { id = "id", name = "name", id_number = "cn-id", birth_date = "date", unit = "id",
              trap = { "none", "error", "reject_then_error" }, age = "integer" },
  birth_date = { from_id = "id_number" },
  age = { check_only = { age_of = "birth_date", on = "vote" } },
  optional = { "age" },
}
source "units" {
  title = { en = "units", zh = "单位" }, one_by = "unit",
  columns = { unit = "id", unit_name = "name", gate = { "open", "held" } },
}
source "records" {
  title = { en = "court records", zh = "法院记录" }, about = "candidates",
  match = { sure = { { "id_number", "name" } }, close = { { "id_number" }, { "name", "birth_date" } },
            never = { { "name" } } },
  columns = { name = "name", id_number = "cn-id", birth_date = "date", offence = "text",
              final_on = "date or open", sealed = "yes-no" },
}
source "debts" {
  title = { en = "list of debtors", zh = "失信名单" }, about = "candidates",
  match = { sure = { { "id_number", "name" } }, close = { { "id_number" } }, never = { { "name" } } },
  columns = { name = "name", id_number = "cn-id", remark = "text", listed_on = "date" },
}
source "replies" {
  title = { en = "replies of departments", zh = "部门回复" }, about = "candidates", by = "id",
  columns = { id = "id", dept = { "court", "police" }, replied_on = "date",
              result = { "clear", "adverse", "unclear", "withdrawn" } },
  expects = { dept = { "court" } }, latest = { by = "replied_on", per = { "dept" } },
  replies = { result = "result", clear = { "clear" }, adverse = { "adverse" }, unclear = { "unclear" },
              withdrawn = { "withdrawn" } },
}
