-- What the files of the city are and how they are written. Data only. Everything here is made up. The same page
-- serves the joint review, the inspection and the vote: what comes later may be missing until then.
docket {
  title = "An invented city, village and community elections of 2021",
  days = {
    election_day = { file = "units.csv", by = "unit_id", column = "election_day" },
    check_day    = "2021-01-29",
    pool_day     = "2021-06-30",
  },
  sources = {
    candidates = {
      file = "candidates.csv",
      columns = {
        sex = { "性别", values = { ["男"] = "m", ["女"] = "f" } },
        post = { "拟任职务", values = { ["书记"] = "secretary", ["副主任"] = "deputy", ["委员"] = "member",
                 ["兼职委员"] = "part_time" } },
        registered = { "登记参选", values = { ["是"] = "yes", ["否"] = "no" } },
        education = { "学历", values = { ["初中"] = "junior", ["高中"] = "senior", ["大专"] = "college",
                      ["本科"] = "bachelor", ["研究生"] = "postgraduate" } },
        field = { "专业背景", values = { ["有"] = "yes", ["无"] = "no" } },
        experience = { "相关经历", values = { ["有"] = "yes", ["无"] = "no" } },
        recruited = { "来源", values = { ["连任"] = "incumbent", ["本地"] = "local", ["外部选拔"] = "outside",
                      ["一线骨干"] = "proven" } },
      },
    },
    unit = { file = "units.csv" },

    -- asked by letter of 4 January, to be answered by 22 January
    replies = {
      file = { "replies/*.csv" }, asked = { on = "2021-01-04", due = "2021-01-22" },
      columns = {
        dept = { "部门", values = { ["纪委监委"] = "discipline", ["公安"] = "public_security" } },
        keys = { "查询依据", values = { ["姓名和身份证号"] = "id_and_name", ["姓名"] = "name" } },
        result = { "结论", values = { ["未发现问题"] = "clear", ["有不良记录"] = "adverse",
                   ["正在核实"] = "unclear", ["撤回"] = "withdrawn" } },
      },
    },

    -- Every department writes in its own way. The letters say whom it searched, and how many rows it sent.
    court_judgments = {
      file = "records/court.csv", encoding = "gb18030", first_row = 3, leave_out = { "合计" },
      columns = {
        outcome = { "处理结果", values = { ["判处刑罚"] = "punished", ["缓刑"] = "punished",
                    ["宣告无罪"] = "acquitted" } },
        served_on = { "执行完毕日", open = { "未执行完毕" } }, quashed_on = { "撤销日期", open = { "无" } },
        sealed = { "封存", values = { ["是"] = "yes", ["否"] = "no" } },
        deprived = { "剥夺政治权利", values = { ["是"] = "yes", ["否"] = "no" } },
        polrights_to = { "剥夺至", open = { "终身" } },
      },
      covers = { everybody = true, says = "court letter 2021-18 (invented)", keys = { "id_number" }, on = "2021-01-18" },
      expect = { rows = 170 },
    },
    police_records = {
      file = "records/police.csv",
      columns = {
        outcome = { "处理结果", values = { ["判处刑罚"] = "punished", ["缓刑"] = "punished",
                    ["宣告无罪"] = "acquitted" } },
        served_on = { "执行完毕日", open = { "未执行完毕" } }, quashed_on = { "撤销日期", open = { "无" } },
        sealed = { "封存", values = { ["是"] = "yes", ["否"] = "no" } },
        deprived = { "剥夺政治权利", values = { ["是"] = "yes", ["否"] = "no" } },
        polrights_to = { "剥夺至", open = { "终身" } },
      },
      covers = { everybody = true, says = "police letter 2021-31 (invented)", keys = { "id_number" }, on = "2021-01-13" },
      expect = { rows = 127 },
    },
    corrections = {
      file = "records/justice.csv",
      columns = {
        outcome = { "处理结果", values = { ["判处刑罚"] = "punished", ["缓刑"] = "punished",
                    ["宣告无罪"] = "acquitted" } },
        served_on = { "执行完毕日", open = { "未执行完毕" } }, quashed_on = { "撤销日期", open = { "无" } },
        sealed = { "封存", values = { ["是"] = "yes", ["否"] = "no" } },
        deprived = { "剥夺政治权利", values = { ["是"] = "yes", ["否"] = "no" } },
        polrights_to = { "剥夺至", open = { "终身" } },
      },
      covers = { everybody = true, says = "justice letter 2021-5 (invented)", keys = { "id_number" }, on = "2021-01-15" },
      expect = { rows = 111 },
    },
    prosecutions = {
      file = "records/procuratorate.csv", encoding = "utf-16", separator = "\t",
      columns = {
        state = { "状态", values = { ["审查起诉"] = "pending", ["不起诉"] = "not_prosecuted" } },
      },
      covers = { everybody = true, says = "procuratorate letter 2021-2 (invented)", keys = { "id_number" }, on = "2021-01-14" },
      expect = { rows = 89 },
    },
    sanctions = {
      file = "records/discipline.csv", encoding = "gb18030",
      columns = {
        kind = { "种类", values = { ["开除党籍"] = "expelled", ["撤销党内职务"] = "party_removal",
                 ["留党察看"] = "party_probation", ["严重警告"] = "serious_warning", ["警告"] = "warning",
                 ["记大过"] = "major_demerit", ["记过"] = "demerit", ["立案审查"] = "investigation" } },
        ended_on = { "解除日期", open = { "有效" } },
      },
      covers = { everybody = true, says = "discipline letter 2021-7 (invented)", keys = { "id_number" }, on = "2021-01-13" },
      expect = { rows = 131 },
    },
    removals = {
      file = "records/organisation.csv", leave_out = { "制表人" },
      columns = {
        kind = { "种类", values = { ["免职"] = "removed" } }, ended_on = { "解除日期", open = { "有效" } },
      },
      covers = { everybody = true, says = "organisation letter 2021-9 (invented)", keys = { "id_number" }, on = "2021-01-12" },
      expect = { rows = 78 },
    },
    conclusions = {
      file = "records/political_legal.csv", first_row = 2,
      columns = {
        kind = { "种类", values = { ["涉黑涉恶"] = "gang", ["邪教"] = "cult" } },
        ended_on = { "解除日期", open = { "未撤销" } },
      },
      covers = { everybody = true, says = "political-legal letter 2021-3 (invented)", keys = { "id_number" }, on = "2021-01-15" },
      expect = { rows = 90 },
    },
    detentions = {
      file = "records/penalties.csv",
      columns = {
        kind = { "种类", values = { ["行政拘留"] = "detention", ["罚款"] = "fine" } },
        ended_on = { "解除日期", open = { "无" } },
      },
      covers = { everybody = true, says = "police letter 2021-32 (invented)", keys = { "id_number" }, on = "2021-01-13" },
      expect = { rows = 100 },
    },
    petitions = {
      file = "records/petitions.csv", separator = ";",
      columns = {
        kind = { "种类", values = { ["组织"] = "organised" } }, ended_on = { "解除日期", open = { "无" } },
      },
      covers = { everybody = true, says = "petitions office letter 2021-1 (invented)", keys = { "id_number" }, on = "2021-01-19" },
      expect = { rows = 77 },
    },
    void_elections = {
      file = "records/civil_affairs.csv", leave_out = { "姓名" },
      columns = {
        kind = { "种类", values = { ["贿选"] = "bribery", ["程序违法"] = "procedure" } },
        ended_on = { "解除日期", open = { "有效" } },
      },
      covers = { everybody = true, says = "civil affairs letter 2021-6 (invented)", keys = { "id_number" }, on = "2021-01-11" },
      expect = { rows = 80 },
    },
    debtors = {
      file = "records/debtors.csv", encoding = "gb18030",
      columns = {
        kind = { "种类", values = { ["失信"] = "listed" } }, ended_on = { "解除日期", open = { "在册" } },
      },
      covers = { everybody = true, says = "court letter 2021-19 (invented)", keys = { "id_number" }, on = "2021-01-18" },
      expect = { rows = 88 },
    },
    buildings = {
      file = "records/natural_resources.csv",
      columns = {
        kind = { "种类", values = { ["违建"] = "illegal" } }, ended_on = { "解除日期", open = { "未整改" } },
      },
      covers = { everybody = true, says = "natural resources letter 2021-4 (invented)", keys = { "id_number" }, on = "2021-01-20" },
      expect = { rows = 80 },
    },
    liabilities = {
      file = "records/market.csv",
      columns = {
        revoked_on = { "吊销日期", dates = "excel serial" },
        personal = { "个人责任", values = { ["有"] = "yes", ["无"] = "no" } },
      },
      covers = { everybody = true, says = "market supervision letter 2021-8 (invented)", keys = { "id_number" }, on = "2021-01-15" },
      expect = { rows = 12 },
    },
    debts = {
      file = "records/agriculture.csv", leave_out = { "合计" },
      columns = {
        amount = { "金额", numbers = "1,234.5" }, settled_on = { "还清日期", open = { "未还" } },
      },
      covers = { everybody = true, says = "agriculture letter 2021-11 (invented)", keys = { "id_number" }, on = "2021-01-20" },
      expect = { rows = 9 },
    },

    -- ---- what the candidates declare of each other, and which office is higher
    relations = {
      file = "relations.csv",
      columns = {
        kind = { "关系", values = { ["配偶"] = "spouse", ["父母子女"] = "parent_child", ["兄弟姐妹"] = "sibling",
                 ["叔侄"] = "other" } },
      },
      covers = { everybody = true, says = "the candidates' own declarations (invented)" },
    },
    office = {
      file = "offices.csv",
      columns = { post = { "职务", values = { ["书记"] = "secretary", ["副主任"] = "deputy", ["委员"] = "member",
                           ["兼职委员"] = "part_time" } } },
    },

    -- ---- comes before the inspection
    findings = {
      file = "findings.csv",
      columns = {
        kind = { "发现", values = { ["曾用名刑罚"] = "former_name", ["证书不实"] = "false_certificate",
                 ["贿选"] = "vote_buying", ["长期在外"] = "lives_elsewhere" } },
        withdrawn_on = { "撤回日期", open = { "无" } },
      },
      covers = { everybody = true, says = "inspection teams (invented)", on = "2021-02-10" },
      expect = { rows = 31 },
    },

    -- ---- comes after the vote
    result = { file = "results.csv" },

    -- ---- what the new committees are compared with
    previous_term = {
      file = "previous_term.csv",
      columns = {
        post = { "post", values = { ["书记"] = "secretary", ["副主任"] = "deputy", ["委员"] = "member" } },
        education = { "education", values = { ["初中"] = "junior", ["高中"] = "senior", ["大专"] = "college",
                      ["本科"] = "bachelor", ["研究生"] = "postgraduate" } },
      },
    },
    reserve_pool = {
      file = "reserve_pool.csv",
      columns = {
        education = { "education", values = { ["初中"] = "junior", ["高中"] = "senior", ["大专"] = "college",
                      ["本科"] = "bachelor", ["研究生"] = "postgraduate" } },
      },
    },
  },
}
