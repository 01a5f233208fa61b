-- The three routes of registration, in villages and in communities.
base {
  days = { election_day = "2026-11-08", check_day = "2026-10-20" },
  candidates = { {
    name = "甲", id_number = "99999919850302101X", birth_date = "1985-03-02",
    unit_id = "V1", post = "member", hukou_here = "yes", lives_here = "yes", registered_elsewhere = "no", expelled = "no",
  } },
  unit = { unit_id = "V1", unit_name = "一村", kind = "village", gate = "open",
           declare_until = "2026-10-10", {} },
  replies = {
    candidate_id = "1", replied_on = "2026-10-10", keys = "id_and_name", result = "clear",
    { dept = "court" }, { dept = "discipline" }, { dept = "political_legal" },
    { dept = "public_security" },
  },
  stays = { candidate_id = "1", to = "open" },
  criminal_records = {          -- what a record is unless a case says otherwise
    id_number = "99999919850302101X", name = "甲", birth_date = "1985-03-02",
    offence = "theft", offence_on = "2009-04-02", disposal = "punished", final_on = "2009-11-20",
    quashed_on = "open", term = "1y6m", sealed = "no", deprived = "no",
  },
}

case "registered here, absent, declares" {
  candidates = { { lives_here = "no", declares = "yes" } },
  expect = { decision = "accept" },
}
case "D4 registered here, absent, does not declare" {
  candidates = { { lives_here = "no", declares = "no" } },
  expect = { decision = "reject", reasons = { "CN-REG-VILLAGE:no_route" } },
}
case "D4 the same while the notice runs" {
  candidates = { { lives_here = "no", declares = "no" } },
  unit = { { declare_until = "2026-10-20" } },
  expect = { decision = "refer", reasons = { "CN-REG-VILLAGE:still_open" } },
}
case "a year's residence, applied, consented to" {
  candidates = { { hukou_here = "no", declares = "no", applied = "yes", consented = "yes" } },
  stays = { { kind = "residence", from = "2025-11-08" } },
  expect = { decision = "accept" },
}
case "a day short of a year's residence" {
  candidates = { { hukou_here = "no", declares = "no", applied = "yes", consented = "yes" } },
  stays = { { kind = "residence", from = "2025-11-09" } },
  expect = { decision = "reject", reasons = { "CN-REG-VILLAGE:no_route" } },
}
case "a year's residence that begins before the birth" {
  candidates = { { hukou_here = "no", declares = "no", applied = "yes", consented = "yes" } },
  stays = { { kind = "residence", from = "1900-01-01" } },
  expect = { decision = "refer", reasons = { "CN-REG-VILLAGE:stay_early" } },
}
case "a year's residence from the day before the birth" {
  candidates = { { hukou_here = "no", declares = "no", applied = "yes", consented = "yes" } },
  stays = { { kind = "residence", from = "1985-03-01" } },
  expect = { decision = "refer", reasons = { "CN-REG-VILLAGE:stay_early" } },
}
case "a year's residence from the day of the birth" {
  candidates = { { hukou_here = "no", declares = "no", applied = "yes", consented = "yes" } },
  stays = { { kind = "residence", from = "1985-03-02" } },
  expect = { decision = "accept" },
}
case "a year's residence from some day of the year before the birth" {
  candidates = { { hukou_here = "no", declares = "no", applied = "yes", consented = "yes" } },
  stays = { { kind = "residence", from = "1984" } },
  expect = { decision = "refer", reasons = { "CN-REG-VILLAGE:stay_early" } },
}
case "a stay before the birth does no harm beside a year that counts" {
  candidates = { { hukou_here = "no", declares = "no", applied = "yes", consented = "yes" } },
  stays = { { kind = "residence", from = "1900-01-01" }, { kind = "village_work", from = "2024-01-01" } },
  expect = { decision = "accept" },
}
case "a stay before the birth does not help who did not apply" {
  candidates = { { hukou_here = "no", declares = "no", applied = "no", consented = "no" } },
  stays = { { kind = "residence", from = "1900-01-01" } },
  expect = { decision = "reject", reasons = { "CN-REG-VILLAGE:no_route" } },
}
case "a residence from 2042, for 2024, and one that ends before it begins" {
  candidates = { { hukou_here = "no", declares = "no", applied = "yes", consented = "yes" } },
  stays = { { kind = "residence", from = "2042-01-01" }, { kind = "village_work", from = "2026-11-01", to = "2024-01-01" } },
  expect = { decision = "refer", reasons = { "CN-REG-VILLAGE:stay_slip" } },
}
case "a residence whose days have changed places" {
  candidates = { { hukou_here = "no", declares = "no", applied = "yes", consented = "yes" } },
  stays = { { kind = "residence", from = "2026-12-01", to = "2024-01-01" } },
  expect = { decision = "refer", reasons = { "CN-REG-VILLAGE:stay_slip" } },
}
case "a residence from 2042 does not help who did not apply" {
  candidates = { { hukou_here = "no", declares = "no", applied = "no", consented = "no" } },
  stays = { { kind = "residence", from = "2042-01-01" } },
  expect = { decision = "reject", reasons = { "CN-REG-VILLAGE:no_route" } },
}
case "a residence from the day of the vote" {
  candidates = { { hukou_here = "no", declares = "no", applied = "yes", consented = "yes" } },
  stays = { { kind = "residence", from = "2026-11-08" } },
  expect = { decision = "reject", reasons = { "CN-REG-VILLAGE:no_route" } },
}
case "a residence from 2042, 2020" {
  days = { election_day = "2020-11-08", check_day = "2020-10-20" },
  unit = { { declare_until = "2020-10-10" } },
  candidates = { { hukou_here = "no", declares = "no", applied = "yes", consented = "yes" } },
  stays = { { kind = "residence", from = "2042-01-01" } },
  expect = { decision = "refer", reasons = { "CN-REG-VILLAGE-2010:stay_slip" } },
}
case "work for the community from 2042" {
  unit = { { kind = "community" } },
  candidates = { { hukou_here = "no", lives_here = "no", declares = "no", applied = "yes", consented = "yes" } },
  stays = { { kind = "community_work", from = "2042-01-01" } },
  expect = { decision = "refer", reasons = { "CN-REG-COMM:stay_slip" } },
}
case "a year's residence that begins before the birth, 2020" {
  days = { election_day = "2020-11-08", check_day = "2020-10-20" },
  candidates = { { hukou_here = "no", declares = "no", applied = "yes", consented = "yes" } },
  unit = { { declare_until = "2020-10-10" } },
  stays = { { kind = "residence", from = "1970-01-01" } },
  expect = { decision = "refer", reasons = { "CN-REG-VILLAGE-2010:stay_early" } },
}
case "residence and then village work without a gap" {
  candidates = { { hukou_here = "no", declares = "no", applied = "yes", consented = "yes" } },
  stays = { { kind = "village_work", from = "2026-03-01" },
            { kind = "residence", from = "2024-01-01", to = "2026-02-28" } },
  expect = { decision = "accept" },
}
case "village work did not count in 2020" {
  days = { election_day = "2020-11-08", check_day = "2020-10-20" },
  candidates = { { hukou_here = "no", declares = "no", applied = "yes", consented = "yes" } },
  unit = { { declare_until = "2020-10-10" } },
  stays = { { kind = "village_work", from = "2018-01-01" } },
  expect = { decision = "reject", reasons = { "CN-REG-VILLAGE-2010:no_route" } },
}
case "whether the assembly consented is not recorded" {
  candidates = { { hukou_here = "no", declares = "no", applied = "yes", consented = "" } },
  stays = { { kind = "residence", from = "2020-01-01" } },
  expect = { decision = "refer", unknown = { "CN-REG-VILLAGE" } },
}
case "one route holds, so the blanks of the others do not matter" {
  candidates = { { declares = "", applied = "", consented = "" } },
  expect = { decision = "accept" },
}
case "registered to take part elsewhere" {
  candidates = { { registered_elsewhere = "yes" } },
  expect = { decision = "reject", reasons = { "CN-REG-ELSEWHERE:elsewhere" } },
}
case "a community worker for six months" {
  candidates = { { hukou_here = "no", lives_here = "no", applied = "yes" } },
  unit = { { kind = "community" } },
  stays = { { kind = "community_work", from = "2026-05-08" } },
  expect = { decision = "accept" },
}
case "a community worker since before the birth" {
  candidates = { { hukou_here = "no", lives_here = "no", applied = "yes" } },
  unit = { { kind = "community" } },
  stays = { { kind = "community_work", from = "1900-01-01" } },
  expect = { decision = "refer", reasons = { "CN-REG-COMM:stay_early" } },
}
case "a community worker for five months" {
  candidates = { { hukou_here = "no", lives_here = "no", applied = "yes" } },
  unit = { { kind = "community" } },
  stays = { { kind = "community_work", from = "2026-06-08" } },
  expect = { decision = "reject", reasons = { "CN-REG-COMM:no_route" } },
}
case "a record in a community" {
  unit = { { kind = "community" } },
  criminal_records = { {} },
  expect = { decision = "reject", reasons = { "CN-CRIM-ANY:punished" } },
}

-- Both sides of the days that count, and of the first day of the new law.
case "a community worker a day short of six months" {
  candidates = { { hukou_here = "no", lives_here = "no", applied = "yes" } },
  unit = { { kind = "community" } },
  stays = { { kind = "community_work", from = "2026-05-09" } },
  expect = { decision = "reject", reasons = { "CN-REG-COMM:no_route" } },
}
case "D4 the day after the notice" {
  candidates = { { lives_here = "no", declares = "no" } },
  unit = { { declare_until = "2026-10-19" } },
  expect = { decision = "reject", reasons = { "CN-REG-VILLAGE:no_route" } },
}
case "a year's residence that ends the day before the vote" {
  candidates = { { hukou_here = "no", declares = "no", applied = "yes", consented = "yes" } },
  stays = { { kind = "residence", from = "2020-01-01", to = "2026-11-07" } },
  expect = { decision = "reject", reasons = { "CN-REG-VILLAGE:no_route" } },
}
case "a year's residence that ends on the day of the vote" {
  candidates = { { hukou_here = "no", declares = "no", applied = "yes", consented = "yes" } },
  stays = { { kind = "residence", from = "2020-01-01", to = "2026-11-08" } },
  expect = { decision = "accept" },
}
case "a year of village work, elected on the first day of the law" {
  days = { election_day = "2026-01-01", check_day = "2025-12-20" },
  replies = { replied_on = "2025-12-10", { dept = "court" }, { dept = "discipline" }, { dept = "political_legal" },
              { dept = "public_security" } },
  candidates = { { hukou_here = "no", declares = "no", applied = "yes", consented = "yes" } },
  stays = { { kind = "village_work", from = "2025-01-01" } },
  expect = { decision = "accept" },
}
case "a year of village work, elected the day before" {
  days = { election_day = "2025-12-31", check_day = "2025-12-20" },
  replies = { replied_on = "2025-12-10", { dept = "court" }, { dept = "discipline" }, { dept = "political_legal" },
              { dept = "public_security" } },
  candidates = { { hukou_here = "no", declares = "no", applied = "yes", consented = "yes" } },
  unit = { { declare_until = "2025-12-10" } }, stays = { { kind = "village_work", from = "2020-01-01" } },
  expect = { decision = "reject", reasons = { "CN-REG-VILLAGE-2010:no_route" } },
}
case "a community worker from elsewhere, elected on the first day of the law" {
  days = { election_day = "2026-01-01", check_day = "2025-12-20" },
  replies = { replied_on = "2025-12-10", { dept = "court" }, { dept = "discipline" }, { dept = "political_legal" },
              { dept = "public_security" } },
  candidates = { { hukou_here = "no", lives_here = "no", applied = "yes" } },
  unit = { { kind = "community" } }, stays = { { kind = "community_work", from = "2025-07-01" } },
  expect = { decision = "accept" },
}
case "a community worker from elsewhere, elected the day before: the province may say more" {
  days = { election_day = "2025-12-31", check_day = "2025-12-20" },
  replies = { replied_on = "2025-12-10", { dept = "court" }, { dept = "discipline" }, { dept = "political_legal" },
              { dept = "public_security" } },
  candidates = { { hukou_here = "no", lives_here = "no", applied = "yes" } },
  unit = { { kind = "community" } }, stays = { { kind = "community_work", from = "2020-01-01" } },
  expect = { decision = "refer", reasons = { "CN-REG-COMM-1989:not_of_here" } },
}
case "usually resident in the community, 2025" {
  days = { election_day = "2025-12-31", check_day = "2025-12-20" },
  replies = { replied_on = "2025-12-10", { dept = "court" }, { dept = "discipline" }, { dept = "political_legal" },
              { dept = "public_security" } },
  candidates = { { hukou_here = "no", lives_here = "yes" } },
  unit = { { kind = "community" } },
  expect = { decision = "accept" },
}
case "D4 registered here, absent, does not declare, 2025: open to the last day of the notice" {
  days = { election_day = "2025-12-31", check_day = "2025-12-20" },
  replies = { replied_on = "2025-12-10", { dept = "court" }, { dept = "discipline" }, { dept = "political_legal" },
              { dept = "public_security" } },
  candidates = { { lives_here = "no", declares = "no" } }, unit = { { declare_until = "2025-12-20" } },
  expect = { decision = "refer", reasons = { "CN-REG-VILLAGE-2010:still_open" } },
}
case "D4 the same on the day after the notice" {
  days = { election_day = "2025-12-31", check_day = "2025-12-20" },
  replies = { replied_on = "2025-12-10", { dept = "court" }, { dept = "discipline" }, { dept = "political_legal" },
              { dept = "public_security" } },
  candidates = { { lives_here = "no", declares = "no" } }, unit = { { declare_until = "2025-12-19" } },
  expect = { decision = "reject", reasons = { "CN-REG-VILLAGE-2010:no_route" } },
}
