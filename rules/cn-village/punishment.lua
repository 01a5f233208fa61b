-- Crime: deprivation of political rights, punishment at any time (since 2026), and the records that
-- may not be used. Each record is judged alone; one that bars is enough.

local crime = include "shared/cn-crime.lua"

suppress "CN-JUV-SEAL" {
  title = { en = "sealed record of a juvenile", zh = "未成年人犯罪记录封存" },
  source = "criminal_records", cites = "CPL art. 286",
  test = function(r, c) return crime.sealed(r, c) end,
}

-- A judgment cannot be quashed before it is final, nor before the offence: such a day is a slip, or stands for none
-- (1900-01-01), and a person looks. A day of the judgment that is blank contradicts nothing.
local function quashed_too_early(r)
  if given(r, "final_on") and r.quashed_on < r.final_on then return true end
  return r.quashed_on < r.offence_on
end
local quashed_early = { en = "quashed on {r.quashed_on}, before the judgment or the offence: {r.document}",
                        zh = "{r.quashed_on}撤销，早于判决生效或者犯罪之日：{r.document}" }

-- Whatever came of the case. A blank speaks neither way.
local function loses_rights(r, day)
  if given(r, "deprived") and is(r.deprived, "yes") then return true end
  return given(r, "polrights_to") and r.polrights_to >= day
end

rule "CN-POLRIGHTS" {
  title = { en = "Not deprived of political rights", zh = "未被依法剥夺政治权利" },
  each = "criminal_records", severity = "statute", stage = "joint-review", in_force = { from = "2010-10-28" },
  cites = {
    { "VCL art. 13 (villages)", from = "2010-10-28", to = "2025-12-31" },
    { "URCL art. 8 (communities)", from = "1990-01-01", to = "2025-12-31" },
    { "VCL art. 16 (villages)", from = "2026-01-01" },
    { "URCL art. 16 (communities)", from = "2026-01-01" },
    "CL art. 54-58",
  },
  reasons = {
    deprived = { en = "deprived of political rights until {r.polrights_to}",
                 zh = "被剥夺政治权利至{r.polrights_to}" },
    for_life = { en = "deprived of political rights for life", zh = "被剥夺政治权利终身" },
    ends_early = { en = "political rights back on {r.polrights_to}, before the judgment was final ({r.final_on})",
                   zh = "剥夺政治权利至{r.polrights_to}，早于判决生效之日（{r.final_on}）" },
    contradicts = { en = "not deprived of political rights, and yet until {r.polrights_to}: {r.offence}",
                    zh = "记载为未剥夺政治权利，却又载明剥夺至{r.polrights_to}：{r.offence}，须核实" },
    not_punished = { en = "{r.disposal}, and yet deprived of political rights: {r.offence}",
                     zh = "记载为{r.disposal}，却又剥夺政治权利：{r.offence}，须核实" },
    not_final = { en = "deprived of political rights by a judgment that is not final on {day.election_day}: {r.offence}",
                  zh = "判处剥夺政治权利，至{day.election_day}判决尚未生效：{r.offence}" },
    quashed_early = quashed_early,
  },
  test = function(r, c)
    if not is(r.disposal, "punished") then
      if loses_rights(r, c.day.election_day) then return refer("not_punished") end
      return pass("not_punished")
    end
    if is(r.deprived, "no") then
      if given(r, "polrights_to") and r.polrights_to >= c.day.election_day then return refer("contradicts") end
      return pass("keeps_political_rights")
    end
    if r.quashed_on <= c.day.election_day then
      if quashed_too_early(r) then return refer("quashed_early") end
      return pass("quashed")
    end
    -- Criminal Law art. 58: it also covers the time of the main punishment, so it runs from the day
    -- the judgment is final. An open end is later than every day: for life.
    if r.final_on > c.day.election_day then return refer("not_final") end      -- not yet a bar, and may become one
    if r.polrights_to > date "9999-12-31" then return reject("for_life") end
    if r.polrights_to >= c.day.election_day then
      return reject("deprived", { eligible_from = r.polrights_to + days(1) })
    end
    if r.polrights_to < r.final_on then refer("ends_early") end
  end,
}

-- Nobody who was acquitted or not prosecuted has a term to serve: one of the two is a slip.
local function punished_all_the_same(r)
  if given(r, "term") and r.term > days(0) then return true end
  return given(r, "deprived") and is(r.deprived, "yes")
end

-- 因犯罪受过刑事处罚. No limit of time. Before 2026 no national law said so.
rule "CN-CRIM-ANY" {
  title = { en = "Never punished for a crime", zh = "未因犯罪受过刑事处罚" },
  each = "criminal_records", severity = "statute", stage = "joint-review", in_force = { from = "2026-01-01" },
  cites = { "VCL art. 18 (villages)", "URCL art. 18 (communities)" },
  reasons = {
    punished = { en = "criminal punishment: {r.offence}, final {r.final_on}",
                 zh = "因犯罪受过刑事处罚：{r.offence}，{r.final_on}生效" },
    exempted = { en = "convicted, exempted from punishment: {r.offence}",
                 zh = "免予刑事处罚：{r.offence}" },
    pending  = { en = "case not final on {day.election_day}: {r.offence}",
                 zh = "至{day.election_day}案件尚未生效：{r.offence}" },
    contradicts = { en = "{r.disposal}, and yet a term or deprived of political rights stands beside it: {r.offence}",
                    zh = "记载为{r.disposal}，却又有刑期或者剥夺政治权利：{r.offence}，须核实" },
    quashed_early = quashed_early,
  },
  test = function(r, c)
    if is(r.disposal, "not_prosecuted", "acquitted") then
      if punished_all_the_same(r) then return refer("contradicts") end
      return pass("no_punishment")
    end
    if is(r.disposal, "pending") then return refer("pending") end
    if r.quashed_on <= c.day.election_day then
      if quashed_too_early(r) then return refer("quashed_early") end
      return pass("quashed")
    end
    if is(r.disposal, "exempted") then return refer("exempted") end     -- practice differs
    if r.final_on <= c.day.election_day then reject("punished") else refer("pending") end
  end,
}
