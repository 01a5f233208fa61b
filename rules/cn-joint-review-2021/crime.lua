-- Crime. By the law of 2021 only deprivation of political rights bars; the five years after a sentence are
-- the measures' own. Three departments keep records; each record is judged alone, one that bars is enough.
local crime = include "shared/cn-crime.lua"

-- Nothing is quashed, served or over before the offence: such a day is a slip, or stands for none (1900-01-01), and a
-- person looks.
local quashed_early = { en = "{r.offence}: quashed on {r.quashed_on}, before the offence of {r.offence_on}",
                        zh = "{r.offence}：{r.quashed_on}撤销，早于犯罪之日{r.offence_on}" }

-- Nobody who was acquitted has a term to serve, or no political rights: one of the two is a slip.
local function punished_all_the_same(r, c)
  if given(r, "term") and r.term > days(0) then return true end
  if given(r, "deprived") and is(r.deprived, "yes") then return true end
  return given(r, "polrights_to") and r.polrights_to >= c.day.election_day
end

for _, k in list {
  { "COURT",   "court_judgments" },
  { "POLICE",  "police_records" },
  { "JUSTICE", "corrections" },
} do
  local mark, from = k[1], k[2]

  suppress("CN-JUV-SEAL-" .. mark) {
    title = { en = "sealed record of a juvenile", zh = "未成年人犯罪记录封存" },
    source = from, cites = "CPL art. 286",
    test = function(r, c) return crime.sealed(r, c) end,
  }

  rule("CN-POLRIGHTS-" .. mark) {
    title = { en = "Not deprived of political rights", zh = "未被依法剥夺政治权利" },
    each = from, severity = "statute", stage = "joint-review", in_force = { from = "2010-10-28", to = "2025-12-31" },
    cites = { "VCL art. 13 (villages)", "URCL art. 8 (communities)", "CL art. 54-58" },
    reasons = {
      deprived = { en = "deprived of political rights until {r.polrights_to}", zh = "被剥夺政治权利至{r.polrights_to}" },
      for_life = { en = "deprived of political rights for life", zh = "被剥夺政治权利终身" },
      ends_early = { en = "political rights back on {r.polrights_to}, before the offence of {r.offence_on}",
                     zh = "剥夺政治权利至{r.polrights_to}，早于犯罪之日{r.offence_on}" },
      contradicts = { en = "not deprived of political rights, and yet until {r.polrights_to}: {r.offence}",
                      zh = "记载为未剥夺政治权利，却又载明剥夺至{r.polrights_to}：{r.offence}，须核实" },
      quashed_early = quashed_early,
    },
    applies = function(r) return is(r.outcome, "punished") end,
    test = function(r, c)
      if r.quashed_on <= c.day.election_day then
        if r.quashed_on < r.offence_on then return refer("quashed_early") end
        return pass("quashed")
      end
      if is(r.deprived, "no") then
        if given(r, "polrights_to") and r.polrights_to >= c.day.election_day then return refer("contradicts") end
        return pass("keeps_political_rights")
      end
      if r.polrights_to > date "9999-12-31" then return reject("for_life") end
      if r.polrights_to >= c.day.election_day then
        return reject("deprived", { eligible_from = r.polrights_to + days(1) })
      end
      if r.polrights_to < r.offence_on then refer("ends_early") end
    end,
  }

  -- 刑满释放或者缓刑期满未满五年: the first day is not counted (Civil Code art. 201); who was released on
  -- 10 December 2015 is barred through 10 December 2020. The end of parole ends the sentence (CL art. 85).
  rule("SENTENCE-" .. mark) {
    title = { en = "Five years since release or the end of probation", zh = "刑满释放、缓刑期满已满五年" },
    each = from, severity = "policy", stage = "joint-review", cites = "PLAN art. 7 (1)",
    reasons = {
      serving  = { en = "{r.offence}: the sentence is not served", zh = "{r.offence}：刑罚尚未执行完毕" },
      too_soon = { en = "{r.offence}: served on {r.served_on}, barred through {p.last_day}",
                   zh = "{r.offence}：{r.served_on}执行完毕，至{p.last_day}止不得提名" },
      served_early = { en = "{r.offence}: served on {r.served_on}, before the offence of {r.offence_on}",
                       zh = "{r.offence}：{r.served_on}执行完毕，早于犯罪之日{r.offence_on}" },
      contradicts = { en = "acquitted, and yet a term or deprived of political rights stands beside it: {r.offence}",
                      zh = "记载为宣告无罪，却又有刑期或者剥夺政治权利：{r.offence}，须核实" },
      quashed_early = quashed_early,
    },
    test = function(r, c)
      if is(r.outcome, "acquitted") then
        if punished_all_the_same(r, c) then return refer("contradicts") end
        return pass("acquitted")
      end
      if r.quashed_on <= c.day.election_day then
        if r.quashed_on < r.offence_on then return refer("quashed_early") end
        return pass("quashed")
      end
      if r.served_on > c.day.election_day then return reject("serving") end
      if r.served_on < r.offence_on then return refer("served_early") end
      local p = period { from = r.served_on, years = param.sentence_years, first_day = "excluded" }
      if within(c.day.election_day, p) then reject("too_soon", { p = p, eligible_from = free_from(p) }) end
    end,
  }
end

rule "CASE-PENDING" {
  title = { en = "No case before the procuratorate", zh = "无审查起诉中的案件" },
  each = "prosecutions", severity = "policy", stage = "joint-review", cites = "PLAN art. 9",
  reasons = { pending = { en = "case not decided: {r.offence}, {r.document}", zh = "案件尚无结论：{r.offence}，{r.document}" } },
  test = function(r)
    if is(r.state, "not_prosecuted") then return pass("no_punishment") end
    refer("pending")            -- nobody is guilty of what is not decided
  end,
}
