-- Candidates for village committees and residents' committees in the PRC: what national law says of
-- one candidate at a time. In force since 2026-01-01, and what applied before, with its dates.
-- README.md says what is in, what is left out, and who has to check it before it is used.

pack {
  id = "cn-village", version = "2026.1",
  title = { en = "Village and residents' committees", zh = "村民委员会、居民委员会成员候选人" },
  law_day = "election_day",
  age_reached = "birthday",        -- 年满: the birthday counts (VCL regulations: 以选举日为准)
  no_such_day = "month_end",       -- Civil Code art. 202: no corresponding day, the month ends it
  policy_adopted_by = "the local plan that param.plan names",     -- none named: no policy applies
}

law "VCL"  { title = { en = "Organic Law of Villagers' Committees", zh = "村民委员会组织法" },
             url = "https://flk.npc.gov.cn/" }
law "URCL" { title = { en = "Organic Law of Urban Residents' Committees", zh = "城市居民委员会组织法" },
             url = "https://flk.npc.gov.cn/" }
law "CL"   { title = { en = "Criminal Law", zh = "刑法" } }
law "CPL"  { title = { en = "Criminal Procedure Law", zh = "刑事诉讼法" } }
law "CC"   { title = { en = "Civil Code", zh = "民法典" } }
law "AOCL" { title = { en = "Anti-Organised-Crime Law", zh = "反有组织犯罪法" } }
law "PSAL" { title = { en = "Public Security Administration Punishments Law", zh = "治安管理处罚法" } }
law "PLAN" { title = { en = "the local plan for this election", zh = "本次换届选举工作方案" } }

days {
  election_day = { en = "day of the vote", zh = "选举日", per = "unit" },
  check_day    = { en = "day the replies are judged", zh = "审查日" },
}

params {
  reply_months    = 6,      -- a reply older than this on the check day is stale
  plan            = "",     -- the local plan, by its number; policies count only when there is one
  max_age_chair   = 0,      -- policy of the plan: completed years a chair may not exceed; 0: none
  advised_age     = 0,      -- policy of the plan: an age above which it asks for a second look; 0: none
  relatives_asked = true,   -- false: nobody was asked who is related to whom, and CN-KIN warns of nobody
  votes_counted   = false,  -- true in a run after the vote: relatives who are both elected give way
  object_days     = 0,      -- days the plan gives for objecting to a rejection; 0: it says nothing
  detention_years = 0,      -- policy of the plan, until 2025: years after administrative detention; 0: none
}

stages {
  { "preliminary",  en = "preliminary review", zh = "初审" },
  { "joint-review", en = "joint review", zh = "资格联审" },
  { "inspection",   en = "inspection", zh = "考察" },
}

-- VCL art. 16: without distinction of ethnicity, sex, belief, education, property ... Tallies only.
forbid { "sex", "ethnicity", "education" }

source "candidates" {
  title = { en = "candidates", zh = "候选人名单" },
  key = "candidate_id",
  one_person = { sure = { { "id_number" } }, close = { { "name", "birth_date" } } },
  one_place  = "unit_id",                      -- VCL art. 16: nobody takes part in two places
  columns = {
    candidate_id = "id", name = "name", id_number = "cn-id", birth_date = "date",
    unit_id = "id", post = { "chair", "deputy", "member" },
    hukou_here = "yes-no", lives_here = "yes-no",
    declares   = "yes-no",         -- absent, but says he or she will take part
    applied    = "yes-no",         -- not registered here, asked to take part
    consented  = "yes-no",         -- ... and the villagers' assembly agreed
    registered_elsewhere = "yes-no",
    expelled   = "yes-no",         -- what the candidate declares: expelled from the Party
    votes      = "integer",        -- 得票: after the vote
    one_post_confirmed = "yes-no", -- of somebody listed for two posts: said in writing which one
    sex = { "m", "f" }, ethnicity = "text", incumbent = "yes-no",
    education = { "primary", "junior", "senior", "vocational", "college", "bachelor", "postgraduate" },
  },
  optional = { "sex", "ethnicity", "incumbent", "education", "votes", "one_post_confirmed" },
  -- A blank birth date is taken from a good id number. `header`: what lists call the column.
  birth_date = { from_id = "id_number", header = { "出生日期", "出生年月", "出生年月日" } },
  candidate_id = { header = { "候选人编号", "编号" } }, name = { header = { "姓名", "候选人姓名" } },
  id_number = { header = { "公民身份号码", "身份证号", "身份证号码" } }, sex = { header = "性别" },
  ethnicity = { header = "民族" }, education = { header = { "学历", "文化程度" } },
  post = { header = { "职务", "拟任职务" } }, unit_id = { header = { "村编号", "社区编号", "单位编号" } },
}

source "unit" {
  title = { en = "villages and communities", zh = "村（社区）" },
  one_by = "unit_id",
  columns = {
    unit_id = "id", unit_name = "name", kind = { "village", "community" },
    gate = { "open", "rectification" },        -- 先整顿、后换届
    declare_until = "date",                    -- last day to declare or apply
    seats = "integer",                         -- 职数
  },
  seats = { header = { "职数", "应选人数" } },
  optional = { "seats" },
}

-- One row per conviction or case, from courts, procuratorates and police.
source "criminal_records" {
  title = { en = "criminal records", zh = "刑事案件记录" },
  about = "candidates",
  match = {
    sure  = { { "id_number", "name" } },
    close = { { "id_number" }, { "name", "birth_date" } },    -- a rejection sinks to refer
    never = { { "name" } },                                   -- a namesake: shown, never used
  },
  columns = {
    id_number = "cn-id", name = "name", birth_date = "date",
    offence = "text", offence_on = "date",
    disposal = { "punished", "exempted", "not_prosecuted", "acquitted", "pending" },
    final_on = "date or open", quashed_on = "date or open",   -- open: not final, not quashed
    term = "duration", sealed = "yes-no",
    deprived = "yes-no", polrights_to = "date or open",       -- 剥夺政治权利; open: for life
    document = "text",
  },
  name = { header = "姓名" }, id_number = { header = { "公民身份号码", "身份证号", "身份证号码" } },
  birth_date = { header = "出生日期" }, offence = { header = "罪名" }, offence_on = { header = "犯罪日期" },
  disposal = { header = "处理结果" }, final_on = { header = "生效日期" }, quashed_on = { header = "撤销日期" },
  term = { header = "刑期" }, sealed = { header = "封存" }, deprived = { header = "剥夺政治权利" },
  polrights_to = { header = "剥夺至" }, document = { header = { "文号", "案号" } },
  optional = { "document" },
}

-- What each department answered when it was asked about a candidate.
source "replies" {
  title = { en = "replies of departments", zh = "部门书面结论性意见" },
  about = "candidates", by = "candidate_id",
  columns = {
    candidate_id = "id",
    dept = { "discipline", "public_security", "court", "political_legal" },
    asked_on = "date", due_on = "date",                       -- of a row that waits for its answer
    replied_on = "date", keys = { "id_and_name", "id", "name" },
    result = { "clear", "adverse", "unclear", "withdrawn" },
    ground = { "record", "conclusion", "other" },             -- of an adverse reply
    record_id = "cn-id",           -- ... the id number on the record it speaks of
    document = "text",
  },
  optional = { "document", "asked_on", "due_on", "record_id" },
  expects = { dept = { "discipline", "public_security", "court", "political_legal" } },
  latest  = { by = "replied_on", per = { "dept" } },          -- earlier replies are history
  replies = { result = "result", clear = { "clear" }, adverse = { "adverse" }, unclear = { "unclear" },
              withdrawn = { "withdrawn" }, asked_on = "asked_on", due_on = "due_on",
              check_day = "check_day", valid_months = "reply_months" },
}

-- Facts found by an authority, each with its document.
source "conclusions" {
  title = { en = "official conclusions", zh = "有关机关认定" },
  about = "candidates", by = "candidate_id",
  columns = {
    candidate_id = "id",
    kind = { "gang", "cult", "expelled", "capacity", "crime_lead" },
    decided_on = "date", withdrawn_on = "date or open",       -- open: stands
    document = "text",
  },
}

-- Since when a person who is not registered here has lived or worked here.
source "stays" {
  title = { en = "residence and work in the place", zh = "居住、工作情况" },
  about = "candidates", by = "candidate_id",
  columns = {
    candidate_id = "id", kind = { "residence", "village_work", "community_work" },
    from = "date", to = "date or open",
  },
}

source "admin_penalties" {
  title = { en = "public-order penalties", zh = "治安管理处罚记录" },
  stage = "inspection",                                       -- not asked for before
  about = "candidates",
  match = { sure = { { "id_number", "name" } }, close = { { "id_number" } }, never = { { "name" } } },
  columns = {
    id_number = "cn-id", name = "name", kind = { "warning", "fine", "detention" },
    decided_on = "date", document = "text",
  },
}

source "election_body" {
  title = { en = "members of the election commissions", zh = "村民选举委员会成员" },
  stage = "inspection",
  about = "candidates", by = "candidate_id",
  columns = { candidate_id = "id", relation = { "self", "close_relative" } },
}

-- What two candidates are to each other: civil status, the household register, what they declare.
source "relations" {
  title = { en = "relatives among the candidates", zh = "候选人之间的近亲属关系" },
  between = { "person_a", "person_b" },
  columns = {
    person_a = "id", person_b = "id",
    kind = { "spouse", "parent_child", "sibling", "grandparent_grandchild", "other" },
    document = "text",
  },
  optional = { "document" },
  person_a = { header = "甲方编号" }, person_b = { header = "乙方编号" }, kind = { header = "关系" },
}
