-- What the files of this folder are and how they are written. Data only. Everything here is made up.
docket {
  title = "Committee elections of an invented county, November 2026",

  days = {
    -- each unit votes on its own day
    election_day = { file = "units.csv", by = "unit_id", column = "election_day" },
    check_day    = "2026-10-20",
  },

  params = {
    plan = "invented plan 2026 no. 3",      -- the local plan: without one no policy counts
    max_age_chair = 60,
    advised_age = 62,
    object_days = 5,
  },

  sources = {
    candidates = {
      file = "candidates.csv",
      skip_lines = { 124 },      -- cut off, asked for again: without this word no list of candidates is complete
      columns = {
        sex = { "sex", values = { ["男"] = "m", ["女"] = "f" } },
        education = { "education", blank = { "不详" } },
        hukou_here = { "hukou_here", blank = { "不详" } },
      },
    },
    unit = { file = "units.csv" },

    -- Both files have Chinese headers and words. The letters said how many rows they hold.
    criminal_records = {
      file = { "records/*.csv" },
      columns = {
        name = "姓名", id_number = "公民身份号码", birth_date = "出生日期", offence = "罪名", offence_on = "犯罪日期",
        disposal = { "处理结果", values = { ["判处刑罚"] = "punished", ["免予刑事处罚"] = "exempted",
                     ["不起诉"] = "not_prosecuted", ["宣告无罪"] = "acquitted", ["在审"] = "pending" } },
        final_on   = { "生效日期", open = { "未生效" } },
        quashed_on = { "撤销日期", open = { "未撤销" } },
        term = "刑期",
        sealed   = { "封存", values = { ["是"] = "yes", ["否"] = "no" } },
        deprived = { "剥夺政治权利", values = { ["是"] = "yes", ["否"] = "no" } },
        polrights_to = { "剥夺至", open = { "终身" } },
        document = "文号",
      },
      covers = { everybody = true, says = "court letter 2026-44 and police letter 2026-117 (invented)",
                 keys = { "id_number" }, on = "2026-10-12" },
      expect = { rows = 23 },
    },

    -- asked by letter of 14 September, to be answered by 16 October (invented)
    replies = { file = { "replies/*.csv" }, asked = { on = "2026-09-14", due = "2026-10-16" } },

    conclusions = {
      file = "conclusions.csv",
      columns = { withdrawn_on = { "withdrawn_on", open = { "有效" } } },
      covers = { everybody = true, says = "joint ledger of the departments (invented)", on = "2026-10-14" },
      skip_lines = { 5 },        -- illegible, asked for again: without this word nobody was searched
    },
    stays = {
      file = "stays.csv",
      columns = { to = { "to", open = { "至今" } } },
      covers = { everybody = true, says = "registration offices of the townships (invented)" },
    },
    admin_penalties = {
      file = "admin_penalties.csv",
      covers = { everybody = true, says = "police letter 2026-117 (invented)", keys = { "id_number" },
                 on = "2026-10-09" },
    },
    relations = {
      file = "relations.csv",
      covers = { everybody = true, says = "household registers of the townships (invented)" },
    },
    -- New Field (V16) has not sent the list of its election commission.
    election_body = {
      file = "election_body.csv",
      covers = {
        unit_id = { "V01", "V02", "V03", "V04", "V05", "V06", "V07", "V08", "V09", "V10", "V11", "V12",
                    "V13", "V14", "V15", "C01", "C02", "C03", "C04" },
        says = "election commissions of the units named (invented)",
      },
    },
  },
}
