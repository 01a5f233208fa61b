-- The joint qualification review (资格联审) of a city's village and community elections of 2021: the law
-- then in force, and the list of unsuitable persons that a city adopted for it. Since 2026 the law itself
-- has such a list; that is rules/cn-village. README.md says which rule is law and which is policy.

pack {
  id = "cn-joint-review-2021", version = "2021.2",
  title = { en = "Joint qualification review, village and community elections of 2021",
            zh = "2021年村（社区）换届人选县级联审" },
  law_day = "election_day",
  age_reached = "birthday",        -- 年满: the birthday counts (regulations: 以选举日为准)
  no_such_day = "month_end",       -- Civil Code art. 202: no corresponding day, the month ends it
  policy_adopted_by = "Measures of an invented city for the joint review of 2021, no. 1 (虚构办法〔2021〕1号)",
}

law "VCL"  { title = { en = "Organic Law of Villagers' Committees, as amended in 2018",
                       zh = "村民委员会组织法（2018年修正）" }, url = "https://flk.npc.gov.cn/" }
law "URCL" { title = { en = "Organic Law of Urban Residents' Committees, as amended in 2018",
                       zh = "城市居民委员会组织法（2018年修正）" }, url = "https://flk.npc.gov.cn/" }
law "CL"   { title = { en = "Criminal Law", zh = "刑法" } }
law "CPL"  { title = { en = "Criminal Procedure Law", zh = "刑事诉讼法" } }
law "PDR"  { title = { en = "Regulations on disciplinary sanctions of the Party, 2018",
                       zh = "中国共产党纪律处分条例（2018年）" } }
law "GSL"  { title = { en = "Law on sanctions for holders of public office", zh = "公职人员政务处分法" } }
law "CC"   { title = { en = "Civil Code", zh = "民法典" } }
law "PLAN" { title = { en = "Measures of an invented city for the joint review of 2021, no. 1",
                       zh = "（虚构）换届人选联审办法〔2021〕1号" } }

days {
  election_day = { en = "day of the vote", zh = "选举日", per = "unit" },
  check_day    = { en = "day the replies are judged", zh = "审查日" },
  pool_day     = { en = "day the reserve pool is counted on", zh = "后备力量统计日" },
}

-- The figures of the measures. Lists of other places have three or five years for gangs, and two for removal.
params {
  reply_months    = 6,      -- a reply older than this on the check day is stale
  max_age         = 60,     -- completed years a candidate may not exceed
  sentence_years  = 5,      -- after release or the end of probation
  gang_years      = 5,      -- after gang, clan or cult matters were dealt with
  detention_years = 5,      -- after administrative detention
  removal_years   = 5,      -- after removal from a committee, or a vote declared void
  petition_years  = 5,      -- after unlawful petitioning was dealt with
  liability_years = 3,      -- after a licence was revoked, with personal liability
}

stages {
  { "preliminary",  en = "preliminary review", zh = "初审" },
  { "joint-review", en = "joint review", zh = "资格联审" },
  { "inspection",   en = "inspection", zh = "考察" },
  { "after-vote",   en = "after the vote", zh = "选举后" },
}

-- VCL art. 13: without distinction of ethnicity, sex, belief, education, property. Tallies only.
forbid { "sex", "education", "field", "experience", "recruited" }

-- ---- the tables: the list, the units, and what a dozen departments keep. Every department has its own,
-- because every department writes in its own way.

source "candidates" {
  title = { en = "candidates", zh = "人选名单" },
  key = "candidate_id",
  one_person = { sure = { { "id_number" } }, close = { { "name", "birth_date" } } },
  one_place  = "unit_id",                      -- VCL art. 13: nobody takes part in two places
  columns = {
    candidate_id = "id", name = "name", sex = { "m", "f" }, id_number = "cn-id", birth_date = "date",
    unit_id = "id", post = { "secretary", "deputy", "member", "part_time" },
    registered = "yes-no",                     -- on the register of the vote of this unit
    education = { "junior", "senior", "college", "bachelor", "postgraduate" },
    field = "yes-no",                          -- trained in a field the work asks for (专业背景)
    experience = "yes-no",                     -- has done work of this kind (相关工作经历)
    recruited = { "incumbent", "local", "outside", "proven" },
  },
  birth_date = { from_id = "id_number", header = "出生日期" },
  candidate_id = { header = "编号" }, name = { header = "姓名" }, sex = { header = "性别" },
  id_number = { header = "公民身份号码" }, unit_id = { header = "村（社区）编号" }, post = { header = "拟任职务" },
  registered = { header = "登记参选" }, education = { header = "学历" }, field = { header = "专业背景" },
  experience = { header = "相关经历" }, recruited = { header = "来源" },
}

source "unit" {
  title = { en = "villages and communities", zh = "村（社区）" },
  one_by = "unit_id",
  columns = {
    unit_id = "id", district = "id", unit_name = "name", kind = { "village", "community" },
    seats = "integer",                         -- of the committee, the secretary included
    joint_council = "yes-no",                  -- has a joint council with part-time members (联合议事)
    gate = { "open", "rectification" },        -- 先整顿、后换届
  },
}

-- A record finds its candidate surely by number and name. By one of them and the birth date it may be
-- somebody else's: a rejection then sinks to refer. By the name alone it is a namesake's.
local whose = {
  sure  = { { "id_number", "name" } },
  close = { { "id_number" }, { "name", "birth_date" } },
  never = { { "name" } },
}
local whose_without_birth = {
  sure = { { "id_number", "name" } }, close = { { "id_number" } }, never = { { "name" } },
}

-- ---- crime: courts, police and community correction keep the same things
for _, k in list {
  { "court_judgments", { en = "judgments (courts)", zh = "法院：刑事判决" } },
  { "police_records",  { en = "criminal records (police)", zh = "公安：违法犯罪记录" } },
  { "corrections",     { en = "released and on probation (justice)", zh = "司法：社区矫正、刑满释放" } },
} do
  source(k[1]) {
    title = k[2], about = "candidates", match = whose,
    columns = {
      name = "name", id_number = "cn-id", birth_date = "date", offence = "text", offence_on = "date",
      outcome = { "punished", "acquitted" }, term = "duration",
      served_on  = "date or open",             -- released, or the probation ended; open: not yet
      quashed_on = "date or open",             -- open: stands
      sealed = "yes-no",
      deprived = "yes-no", polrights_to = "date or open",       -- 剥夺政治权利; open: for life
      document = "text",
    },
    name = { header = "姓名" }, id_number = { header = "公民身份号码" }, birth_date = { header = "出生日期" },
    offence = { header = "罪名" }, offence_on = { header = "犯罪日期" }, outcome = { header = "处理结果" },
    term = { header = "刑期" }, served_on = { header = "执行完毕日" }, quashed_on = { header = "撤销日期" },
    sealed = { header = "封存" }, deprived = { header = "剥夺政治权利" }, polrights_to = { header = "剥夺至" },
    document = { header = "文号" },
  }
end

source "prosecutions" {
  title = { en = "cases (procuratorate)", zh = "检察院：审查起诉案件" },
  about = "candidates", match = whose_without_birth,
  columns = {
    name = "name", id_number = "cn-id", offence = "text",
    state = { "pending", "not_prosecuted" }, state_on = "date", document = "text",
  },
  name = { header = "姓名" }, id_number = { header = "身份证号" }, offence = { header = "案由" },
  state = { header = "状态" }, state_on = { header = "日期" }, document = { header = "文号" },
}

-- ---- everything else that is decided on a day and may end on one
for _, k in list {
  { "sanctions", { en = "sanctions and investigations (discipline)", zh = "纪委监委：处分、审查调查" },
    { "expelled", "party_removal", "party_probation", "serious_warning", "warning",
      "dismissed", "public_removal", "major_demerit", "demerit", "investigation" } },
  { "removals", { en = "removals from office (organisation)", zh = "组织：免职、责令辞职" }, { "removed", "resigned" } },
  { "conclusions", { en = "gangs and cults (political-legal)", zh = "政法：涉黑涉恶、邪教认定" }, { "gang", "cult" } },
  { "detentions", { en = "public-order penalties (police)", zh = "公安：治安管理处罚" },
    { "detention", "fine", "caution" } },
  { "petitions", { en = "unlawful petitioning (petitions office)", zh = "信访：非正常上访" }, { "organised", "took_part" } },
  { "void_elections", { en = "votes declared void (civil affairs)", zh = "民政：当选无效" }, { "bribery", "procedure" } },
  { "debtors", { en = "dishonest judgment debtors (courts)", zh = "法院：失信被执行人" }, { "listed" } },
  { "buildings", { en = "illegal buildings (natural resources)", zh = "自然资源：违法建设" }, { "illegal" } },
} do
  source(k[1]) {
    title = k[2], about = "candidates", match = whose_without_birth,
    columns = {
      name = "name", id_number = "cn-id", kind = k[3], decided_on = "date",
      ended_on = "date or open",               -- withdrawn, lifted, delisted, put right; open: not
      -- of probation within the Party (留党察看) decided_on is the day the rights were restored
      document = "text",
    },
    name = { header = "姓名" }, id_number = { header = "身份证号" }, kind = { header = "种类" },
    decided_on = { header = "决定日期" }, ended_on = { header = "解除日期" }, document = { header = "文号" },
  }
end

source "liabilities" {
  title = { en = "licences revoked (market supervision)", zh = "市场监管：吊销营业执照" },
  about = "candidates", match = whose_without_birth,
  columns = {
    name = "name", id_number = "cn-id", company = "text", revoked_on = "date", personal = "yes-no",
    document = "text",
  },
  name = { header = "姓名" }, id_number = { header = "身份证号" }, company = { header = "企业" },
  revoked_on = { header = "吊销日期" }, personal = { header = "个人责任" }, document = { header = "文号" },
}

source "debts" {
  title = { en = "debts to the collective (agriculture)", zh = "农业农村：拖欠集体款项" },
  about = "candidates", match = whose_without_birth,
  columns = {
    name = "name", id_number = "cn-id", amount = "decimal", due_on = "date", settled_on = "date or open",
    document = "text",
  },
  name = { header = "姓名" }, id_number = { header = "身份证号" }, amount = { header = "金额" },
  due_on = { header = "应还日期" }, settled_on = { header = "还清日期" }, document = { header = "文号" },
}

-- ---- two departments write about every candidate
source "replies" {
  title = { en = "replies of departments", zh = "部门书面结论性意见" },
  about = "candidates", by = "candidate_id",
  columns = {
    candidate_id = "id", dept = { "discipline", "public_security" },
    asked_on = "date", due_on = "date", replied_on = "date", keys = { "id_and_name", "name" },
    result = { "clear", "adverse", "unclear", "withdrawn" },
    record_id = "cn-id",                       -- the number on the record that an adverse reply speaks of
    document = "text",
  },
  optional = { "asked_on", "due_on" },
  candidate_id = { header = "编号" }, dept = { header = "部门" }, replied_on = { header = "反馈日期" },
  keys = { header = "查询依据" }, result = { header = "结论" }, record_id = { header = "所涉身份证号" },
  document = { header = "文号" },
  expects = { dept = { "discipline", "public_security" } },
  latest  = { by = "replied_on", per = { "dept" } },
  replies = { result = "result", clear = { "clear" }, adverse = { "adverse" }, unclear = { "unclear" },
              withdrawn = { "withdrawn" }, asked_on = "asked_on", due_on = "due_on",
              check_day = "check_day", valid_months = "reply_months" },
}

-- ---- what the inspection teams found, about the persons they went to see
source "findings" {
  title = { en = "findings of the inspection teams", zh = "考察发现" },
  stage = "inspection",                        -- a run through the joint review does not ask for them
  about = "candidates", by = "candidate_id",
  columns = {
    candidate_id = "id", kind = { "former_name", "false_certificate", "vote_buying", "lives_elsewhere" },
    record_id = "cn-id",                       -- the number on the papers the finding rests on
    found_on = "date", withdrawn_on = "date or open",
    served_on = "date or open",                -- of a sentence under a former name
    document = "text",
  },
  candidate_id = { header = "编号" }, kind = { header = "发现" }, record_id = { header = "材料身份证号" },
  found_on = { header = "日期" }, withdrawn_on = { header = "撤回日期" }, served_on = { header = "执行完毕日" },
  document = { header = "文号" },
}

-- ---- several candidates at once
source "relations" {
  title = { en = "relatives, as candidates declare them", zh = "亲属关系申报" },
  between = { "candidate_id", "relative_id" },
  columns = { candidate_id = "id", relative_id = "id",
              kind = { "spouse", "parent_child", "sibling", "grandparent", "other" } },
  candidate_id = { header = "编号" }, relative_id = { header = "亲属编号" }, kind = { header = "关系" },
}
source "office" {
  title = { en = "offices, the highest first", zh = "职务次序" },
  one_by = "post",
  columns = { post = { "secretary", "deputy", "member", "part_time" }, rank = "integer" },
  post = { header = "职务" }, rank = { header = "次序" },
}

-- ---- the vote, and what its report compares it with
source "result" {
  title = { en = "results of the vote", zh = "选举结果" },
  stage = "after-vote", one_by = "candidate_id",
  columns = { candidate_id = "id", votes = "integer", elected = "yes-no" },
}
source "previous_term" {
  title = { en = "the committees before", zh = "上届班子" },
  list = true,
  columns = {
    unit_id = "id", post = { "secretary", "deputy", "member" }, name = "name", birth_date = "date",
    elected_on = "date", education = { "junior", "senior", "college", "bachelor", "postgraduate" },
  },
}
source "reserve_pool" {
  title = { en = "the reserve pool", zh = "后备力量" },
  list = true,
  columns = {
    unit_id = "id", name = "name", birth_date = "date",
    education = { "junior", "senior", "college", "bachelor", "postgraduate" },
    practice = "yes-no",                       -- has been given work to practise on (实践锻炼)
  },
}
