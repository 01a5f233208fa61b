-- The cases that lawyers argue about, each side of every boundary. Names are made up.
base {
  days = { nomination_day = "2024-04-03", election_day = "2024-05-02", check_day = "2024-04-10" },
  candidates = { { name = "Alba Rowan", birth_date = "1980-04-05", area = "A1", council = "principal", citizenship = "irish" } },
  register = { candidate_id = "1", area = "A1", from = "2010-12-01", to = "open", {} },
  ties = { candidate_id = "1", area = "A1", kind = "home", km_from_area = 0, from = "2001-01-01", to = "open" },
  offices = { candidate_id = "1", employer = "other", from = "2001-01-01", to = "open" },
  orders = { name = "Alba Rowan", birth_date = "1980-04-05", kind = "BRO", made_on = "2023-01-01", offence_on = "2018-06-01",
             appeal_ends_on = "2023-02-01", ends_on = "open" },
  convictions = {
    name = "Alba Rowan", birth_date = "1980-04-05", offence = "theft", court = "uk", convicted_on = "2019-04-11",
    appeal_ended_on = "2019-05-02", disposal = "custody", option_of_fine = "no", term = "3m", sentence_ends = "2019-07-10",
    served = "alone", hearing = "none", summary_only = "no", schedule_18 = "no", paid_on = "open", set_aside_on = "open",
  },
}

case "an elector, nothing against her" { expect = { decision = "accept" } }

-- A: age
case "A11 eighteen between nomination and poll" {
  candidates = { { birth_date = "2006-04-20" } },
  expect = { decision = "reject", reasons = { "UK-AGE:young" }, eligible_from = "2024-04-20" },
}
case "A11 eighteen on the day of nomination" {
  candidates = { { birth_date = "2006-04-03" } },
  expect = { decision = "accept" },
}

-- B: three months, five years
case "B10 two consecutive terms of two months" {
  convictions = { { term = "2m", served = "consecutive", hearing = "N1" },
                  { term = "2m", served = "consecutive", hearing = "N1", offence = "fraud" } },
  expect = { decision = "refer", reasons = { "UK-3M5Y:sums" } },
}
case "B11 three months suspended, final on 2 May 2019, poll on 2 May 2024" {
  convictions = { { disposal = "suspended" } },
  expect = { decision = "reject", reasons = { "UK-3M5Y:barred" }, eligible_from = "2024-05-03" },
}
case "B11 poll on 3 May 2024" {
  days = { nomination_day = "2024-04-03", election_day = "2024-05-03", check_day = "2024-04-10" },
  convictions = { { disposal = "suspended" } },
  expect = { decision = "accept" },
}
case "B11 final on 1 May 2019" {
  convictions = { { disposal = "suspended", appeal_ended_on = "2019-05-01" } },
  expect = { decision = "accept" },
}
case "B13 a fine" {
  convictions = { { disposal = "fine", term = "" } },
  expect = { decision = "accept" },
}
case "B13 four months in default of paying a fine" {
  convictions = { { disposal = "default_of_fine", term = "4m" } },
  expect = { decision = "accept" },
}
case "B13 three months with the option of a fine" {
  convictions = { { option_of_fine = "yes" } },
  expect = { decision = "accept" },
}
case "a fine, and four months beside it: one of the two is a slip" {
  convictions = { { disposal = "fine", term = "4m" } },
  expect = { decision = "refer", reasons = { "UK-3M5Y:no_place" } },
}
case "a day less than three months" {
  convictions = { { term = "2m" } },
  expect = { decision = "accept" },
}
case "convicted abroad" {
  convictions = { { court = "elsewhere" } },
  expect = { decision = "accept" },
}

-- C: the state of the conviction
case "C10 a free pardon before the poll" {
  convictions = { { set_aside_on = "2024-04-01" } },
  expect = { decision = "accept" },
}
case "C1 quashed on the day of the poll" {
  convictions = { { set_aside_on = "2024-05-02" } },
  expect = { decision = "accept" },
}
case "C2 quashed the day after the poll: the bar stands for this election" {
  convictions = { { set_aside_on = "2024-05-03" } },
  expect = { decision = "reject", reasons = { "UK-3M5Y:barred" } },
}
case "an appeal that is open" {
  convictions = { { appeal_ended_on = "open" } },
  expect = { decision = "refer", reasons = { "UK-3M5Y:appeal" } },
}
case "C11 a namesake born on another day" {
  convictions = { { birth_date = "1981-04-05" } },
  expect = { decision = "accept" },
}

-- D: the connection with the area
case "D1 resident since 3 April 2023, nominated on 3 April 2024" {
  register = {}, ties = { { from = "2023-04-03" } },
  expect = { decision = "accept" },
}
case "D1 resident since 4 April 2023" {
  register = {}, ties = { { from = "2023-04-04" } },
  expect = { decision = "reject", reasons = { "UK-QUALIFY:no_route" } },
}
case "D1 the month of moving in is known only" {
  register = {}, ties = { { from = "2023-04" } },
  expect = { decision = "refer", reasons = {}, unknown = { "UK-QUALIFY" } },
}
case "D2 three days abroad break no residence: one row goes on" {
  register = {}, ties = { { from = "2020-01-01" } },
  expect = { decision = "accept" },
}
case "D7 a pupil at a school in the area" {
  register = {}, ties = { { kind = "school" } },
  expect = { decision = "reject", reasons = { "UK-QUALIFY:no_route" } },
}
case "D8 parish, 4.7 km away" {
  candidates = { { council = "parish" } }, register = {}, ties = { { area = "A2", km_from_area = "4.7" } },
  expect = { decision = "accept" },
}
case "D8 parish, 4.9 km away" {
  candidates = { { council = "parish" } }, register = {}, ties = { { area = "A2", km_from_area = "4.9" } },
  expect = { decision = "reject", reasons = { "UK-QUALIFY:no_route" } },
}
case "D8 no parish: 4.7 km away is away" {
  register = {}, ties = { { area = "A2", km_from_area = "4.7" } },
  expect = { decision = "reject", reasons = { "UK-QUALIFY:no_route" } },
}
case "D10 struck off the register before the poll" {
  register = { { to = "2024-04-20" } },
  expect = { decision = "reject", reasons = { "UK-QUALIFY:no_route" } },
}
case "D10 struck off, and an owner" {
  register = { { to = "2024-04-20" } }, ties = { { kind = "owner" } },
  expect = { decision = "accept" },
}
case "D11 a teacher at a school of the authority" {
  offices = { { employer = "school_of_authority" } },
  expect = { decision = "refer", reasons = { "UK-OFFICE:school" } },
}
case "paid by the authority until the day before nomination" {
  offices = { { employer = "the_authority", to = "2024-04-02" } },
  expect = { decision = "accept" },
}
case "paid by the authority on the day of nomination" {
  offices = { { employer = "the_authority", to = "2024-04-03" } },
  expect = { decision = "reject", reasons = { "UK-OFFICE:paid" } },
}

-- H and I: spent is not free; practices and orders
case "H8 spent, and the five years still run" {
  convictions = { { disposal = "suspended" } },
  expect = { decision = "reject", reasons = { "UK-3M5Y:barred" }, warns = { "UK-ROA:spent" } },
}
case "H8 not spent: twenty months" {
  convictions = { { term = "20m", sentence_ends = "2021-01-10" } },
  expect = { decision = "reject", reasons = { "UK-3M5Y:barred" }, warns = {} },
}
case "I7 corrupt practice reported on 1 June 2020, poll on 1 June 2025" {
  days = { nomination_day = "2025-05-03", election_day = "2025-06-01" },
  orders = { { kind = "corrupt", made_on = "2020-06-01" } },
  expect = { decision = "reject", reasons = { "UK-CORRUPT:barred" }, eligible_from = "2025-06-02" },
}
case "I7 poll on 2 June 2025" {
  days = { nomination_day = "2025-05-03", election_day = "2025-06-02" },
  orders = { { kind = "corrupt", made_on = "2020-06-01" } },
  expect = { decision = "accept" },
}
case "I7 illegal practice: three years" {
  days = { nomination_day = "2023-05-03", election_day = "2023-06-01" },
  orders = { { kind = "illegal", made_on = "2020-06-01" } },
  expect = { decision = "reject", reasons = { "UK-ILLEGAL:barred" } },
}
case "I7 illegal practice: three years and a day" {
  days = { nomination_day = "2023-05-03", election_day = "2023-06-02" },
  orders = { { kind = "illegal", made_on = "2020-06-01" } },
  expect = { decision = "accept" },
}
case "a bankruptcy restrictions order in force" {
  orders = { {} },
  expect = { decision = "reject", reasons = { "UK-BRO:order" } },
}
case "a notification requirement from before 28 June 2022 is not this bar" {
  orders = { { kind = "notification", made_on = "2022-06-27" } },
  expect = { decision = "accept" },
}
case "a notification requirement from that day on" {
  orders = { { kind = "notification", made_on = "2022-06-28" } },
  expect = { decision = "reject", reasons = { "UK-SEX:order" } },
}
case "an order for intimidation by somebody under eighteen: none is made, and this one stands" {
  orders = { { kind = "intimidation", offence_on = "1998-04-04" } },
  expect = { decision = "refer", reasons = { "UK-INTIM:under_18" } },
}

-- Days that cannot be: they lift no bar.
case "set aside before it was passed" {
  convictions = { { set_aside_on = "1900-01-01" } },
  expect = { decision = "refer", reasons = { "UK-3M5Y:set_aside_early" } },
}
case "set aside the day it was passed" {
  convictions = { { set_aside_on = "2019-04-11" } },
  expect = { decision = "accept" },
}
case "final before it was passed" {
  convictions = { { appeal_ended_on = "1970-01-01" } },
  expect = { decision = "refer", reasons = { "UK-3M5Y:final_early" } },
}
case "passed and final before the birth" {
  convictions = { { convicted_on = "1900-01-01", appeal_ended_on = "1900-01-01" } },
  expect = { decision = "refer", reasons = { "UK-3M5Y:final_early" } },
}
case "a bankruptcy restrictions order that ends before it was made" {
  orders = { { ends_on = "1900-01-01" } },
  expect = { decision = "refer", reasons = { "UK-BRO:ends_early" } },
}
case "a notification requirement that ends before it was made" {
  orders = { { kind = "notification", ends_on = "1900-01-01" } },
  expect = { decision = "refer", reasons = { "UK-SEX:ends_early" } },
}
case "a notification requirement made before the birth" {
  orders = { { kind = "notification", made_on = "1900-01-01" } },
  expect = { decision = "refer", reasons = { "UK-SEX:made_early" } },
}
case "a corrupt practice before the birth" {
  orders = { { kind = "corrupt", made_on = "1900-01-01" } },
  expect = { decision = "refer", reasons = { "UK-CORRUPT:made_early" } },
}
case "an illegal practice at nine" {
  orders = { { kind = "illegal", made_on = "1990-04-04" } },
  expect = { decision = "refer", reasons = { "UK-ILLEGAL:made_early" } },
}
case "intimidation by a child of nine" {
  orders = { { kind = "intimidation", offence_on = "1990-04-04" } },
  expect = { decision = "refer", reasons = { "UK-INTIM:under_18" } },
}
case "an order for intimidation made on a child" {
  orders = { { kind = "intimidation", made_on = "1990-04-04" } },
  expect = { decision = "refer", reasons = { "UK-INTIM:made_early" } },
}
-- 2012 for 2021, perhaps: what is older than its own offence speaks for nobody.
case "an order for intimidation made before the offence" {
  orders = { { kind = "intimidation", made_on = "2018-05-31" } },
  expect = { decision = "refer", reasons = { "UK-INTIM:made_before" } },
}
case "an order for intimidation made on the day of the offence, past both readings" {
  orders = { { kind = "intimidation", made_on = "2018-06-01" } },
  expect = { decision = "accept" },
}
case "an order for intimidation past both readings, and the day of the offence is blank" {
  orders = { { kind = "intimidation", made_on = "2018-06-01", offence_on = "" } },
  expect = { decision = "refer", reasons = {}, unknown = { "UK-INTIM" } },
}
case "a corrupt practice reported before it was done" {
  orders = { { kind = "corrupt", made_on = "2012-06-01" } },
  expect = { decision = "refer", reasons = { "UK-CORRUPT:made_before" } },
}
case "an illegal practice reported before it was done" {
  orders = { { kind = "illegal", made_on = "2012-06-01" } },
  expect = { decision = "refer", reasons = { "UK-ILLEGAL:made_before" } },
}
case "an illegal practice of long ago, and when it was done is blank" {
  orders = { { kind = "illegal", made_on = "2012-06-01", offence_on = "" } },
  expect = { decision = "accept" },
}
case "an illegal practice of which the month is known only, three years before the vote" {
  days = { nomination_day = "2024-03-03", election_day = "2024-04-02" },
  orders = { { kind = "illegal", made_on = "2021-04" } },
  expect = { decision = "refer", reasons = {}, unknown = { "UK-ILLEGAL" } },
}
case "a notification requirement from before 28 June 2022, for what was done after it" {
  orders = { { kind = "notification", made_on = "2012-07-01" } },
  expect = { decision = "refer", reasons = { "UK-SEX:made_before" } },
}
case "a notification requirement of long ago, and the day of the offence is blank" {
  orders = { { kind = "notification", made_on = "2012-07-01", offence_on = "" } },
  expect = { decision = "accept" },
}
case "a paid office that ends before it begins" {
  offices = { { employer = "the_authority", to = "1900-01-01" } },
  expect = { decision = "refer", reasons = { "UK-OFFICE:ends_early" } },
}
case "on the register since before the birth" {
  register = { { from = "1900-01-01" } }, ties = {},
  expect = { decision = "refer", reasons = { "UK-QUALIFY:early" } },
}
case "resident since before the birth" {
  register = {}, ties = { { from = "1900-01-01" } },
  expect = { decision = "refer", reasons = { "UK-QUALIFY:early" } },
}
case "resident since the birth" {
  register = {}, ties = { { from = "1980-04-05" } },
  expect = { decision = "accept" },
}
case "resident since before the birth, and an owner" {
  register = {}, ties = { { from = "1900-01-01" }, { kind = "owner" } },
  expect = { decision = "accept" },
}

-- Days after the election, from which nothing has begun to run, and what is written as nothing.
case "a corrupt practice reported after the election: 2062 for 2022" {
  orders = { { kind = "corrupt", made_on = "2062-06-01" } },
  expect = { decision = "refer", reasons = { "UK-CORRUPT:made_late" } },
}
case "an illegal practice reported the day after the election" {
  orders = { { kind = "illegal", made_on = "2024-05-03" } },
  expect = { decision = "refer", reasons = { "UK-ILLEGAL:made_late" } },
}
case "an illegal practice reported on the day of the election" {
  orders = { { kind = "illegal", made_on = "2024-05-02" } },
  expect = { decision = "reject", reasons = { "UK-ILLEGAL:barred" } },
}
case "an order for intimidation made after the election" {
  orders = { { kind = "intimidation", made_on = "2062-06-01" } },
  expect = { decision = "refer", reasons = { "UK-INTIM:made_late" } },
}
case "a bankruptcy restrictions order made after the election" {
  orders = { { made_on = "2062-06-01" } },
  expect = { decision = "refer", reasons = { "UK-BRO:made_late" } },
}
case "a bankruptcy restrictions order that ended before the nomination" {
  orders = { { ends_on = "2024-04-02" } },
  expect = { decision = "accept" },
}
case "a notification requirement made after the election" {
  orders = { { kind = "notification", made_on = "2062-06-01" } },
  expect = { decision = "refer", reasons = { "UK-SEX:made_late" } },
}
case "a notification requirement whose time for an appeal still runs on the day of the election" {
  orders = { { kind = "notification", appeal_ends_on = "2024-05-02" } },
  expect = { decision = "refer", reasons = { "UK-SEX:appeal" } },
}
case "a notification requirement whose time for an appeal is over the day before" {
  orders = { { kind = "notification", appeal_ends_on = "2024-05-01" } },
  expect = { decision = "reject", reasons = { "UK-SEX:order" } },
}
case "a notification requirement that ended before the nomination" {
  orders = { { kind = "notification", ends_on = "2024-04-02", appeal_ends_on = "open" } },
  expect = { decision = "accept" },
}
case "a paid office that ends before it begins, both on the days that count" {
  offices = { { employer = "the_authority", from = "2024-04-20", to = "2024-04-10" } },
  expect = { decision = "refer", reasons = { "UK-OFFICE:ends_early" } },
}
case "a paid office from 2062 that ended last year" {
  offices = { { employer = "the_authority", from = "2062-01-01", to = "2023-01-01" } },
  expect = { decision = "refer", reasons = { "UK-OFFICE:ends_early" } },
}
case "another employer, and nobody wrote until when" {
  offices = { { to = "" } },
  expect = { decision = "accept" },
}
case "custody for nothing" {
  convictions = { { term = "0d" } },
  expect = { decision = "refer", reasons = { "UK-3M5Y:no_term" } },
}
case "parish, at a distance below nothing" {
  candidates = { { council = "parish" } }, register = {}, ties = { { area = "A2", km_from_area = "-4.7" } },
  expect = { decision = "refer", reasons = { "UK-QUALIFY:early" } },
}

-- 29 February. Who is born on it is a year older on 1 March of a common year; a bar from it runs to 1 March.
case "born on 29 February: not eighteen on 28 February" {
  days = { nomination_day = "2026-02-28", election_day = "2026-04-02" },
  candidates = { { birth_date = "2008-02-29" } },
  expect = { decision = "reject", reasons = { "UK-AGE:young" }, eligible_from = "2026-03-01" },
}
case "born on 29 February: eighteen on 1 March" {
  days = { nomination_day = "2026-03-01", election_day = "2026-04-02" },
  candidates = { { birth_date = "2008-02-29" } },
  expect = { decision = "accept" },
}
case "final on 29 February 2020, poll on 1 March 2025: the longer bar" {
  days = { nomination_day = "2025-02-03", election_day = "2025-03-01" },
  convictions = { { convicted_on = "2020-02-08", appeal_ended_on = "2020-02-29", sentence_ends = "2020-05-07" } },
  expect = { decision = "reject", reasons = { "UK-3M5Y:barred" }, eligible_from = "2025-03-02" },
}
case "final on 29 February 2020, poll on 2 March 2025" {
  days = { nomination_day = "2025-02-03", election_day = "2025-03-02" },
  convictions = { { convicted_on = "2020-02-08", appeal_ended_on = "2020-02-29", sentence_ends = "2020-05-07" } },
  expect = { decision = "accept" },
}
case "nominated on 29 February 2028, resident since 28 February 2027" {
  days = { nomination_day = "2028-02-29", election_day = "2028-03-30" },
  register = {}, ties = { { from = "2027-02-28" } },
  expect = { decision = "accept" },
}
case "nominated on 29 February 2028, resident since 1 March 2027: a day short" {
  days = { nomination_day = "2028-02-29", election_day = "2028-03-30" },
  register = {}, ties = { { from = "2027-03-01" } },
  expect = { decision = "reject", reasons = { "UK-QUALIFY:no_route" } },
}
case "nominated on 28 February 2025, resident since 28 February 2024" {
  days = { nomination_day = "2025-02-28", election_day = "2025-03-27" },
  register = {}, ties = { { from = "2024-02-28" } },
  expect = { decision = "accept" },
}
case "nominated on 28 February 2025, resident since 29 February 2024: a day short" {
  days = { nomination_day = "2025-02-28", election_day = "2025-03-27" },
  register = {}, ties = { { from = "2024-02-29" } },
  expect = { decision = "reject", reasons = { "UK-QUALIFY:no_route" } },
}

-- Citizenship: since 7 May 2024 the two kinds of citizens of the Union are told apart.
case "not a qualifying citizen" {
  days = { nomination_day = "2024-04-10", election_day = "2024-05-07" },
  candidates = { { citizenship = "other" } },
  expect = { decision = "reject", reasons = { "UK-CITIZEN:none" } },
}
case "not a qualifying citizen, the day before: of the Union, perhaps" {
  days = { nomination_day = "2024-04-10", election_day = "2024-05-06" },
  candidates = { { citizenship = "other" } },
  expect = { decision = "refer", reasons = { "UK-CITIZEN:union" } },
}

-- Both sides of the days that count.
case "paid by the authority from the day of the election" {
  offices = { { employer = "the_authority", from = "2024-05-02" } },
  expect = { decision = "reject", reasons = { "UK-OFFICE:paid" } },
}
case "paid by the authority from the day after the election" {
  offices = { { employer = "the_authority", from = "2024-05-03" } },
  expect = { decision = "accept" },
}
case "a paid office from 2062, of 2026" {
  offices = { { employer = "the_authority", from = "2062-01-01" } },
  expect = { decision = "refer", reasons = { "UK-OFFICE:begins_late" } },
}
case "a paid office a year after the election" {
  offices = { { employer = "the_authority", from = "2025-05-02" } },
  expect = { decision = "accept" },
}
case "a restricted post, and a joint board" {
  offices = { { employer = "restricted_post" }, { employer = "joint_board" } },
  expect = { decision = "reject", reasons = { "UK-OFFICE:paid", "UK-OFFICE:paid" } },
}
case "a bankruptcy restrictions order that ends on the day of nomination" {
  orders = { { ends_on = "2024-04-03" } },
  expect = { decision = "reject", reasons = { "UK-BRO:order" }, eligible_from = "2024-04-04" },
}
case "a bankruptcy restrictions order made on the day of the election" {
  orders = { { made_on = "2024-05-02" } },
  expect = { decision = "reject", reasons = { "UK-BRO:order" } },
}
case "a bankruptcy restrictions order made the day after the election" {
  orders = { { made_on = "2024-05-03" } },
  expect = { decision = "refer", reasons = { "UK-BRO:made_late" } },
}
case "a notification requirement that ends on the day of nomination" {
  orders = { { kind = "notification", ends_on = "2024-04-03" } },
  expect = { decision = "reject", reasons = { "UK-SEX:order" }, eligible_from = "2024-04-04" },
}
case "intimidation on the eighteenth birthday, five years and a day inside both readings" {
  days = { nomination_day = "2024-04-03", election_day = "2024-05-01" },
  orders = { { kind = "intimidation", made_on = "2019-05-02", offence_on = "1998-04-05" } },
  expect = { decision = "reject", reasons = { "UK-INTIM:barred" } },
}
case "intimidation, five years to the day: the first day may count" {
  orders = { { kind = "intimidation", made_on = "2019-05-02" } },
  expect = { decision = "refer", reasons = {}, unknown = { "UK-INTIM" } },
}
case "intimidation, a day past both readings" {
  orders = { { kind = "intimidation", made_on = "2019-05-01" } },
  expect = { decision = "accept" },
}
case "a term that may be three months: ninety days" {
  convictions = { { term = "90d" } },
  expect = { decision = "refer", reasons = {}, unknown = { "UK-3M5Y" } },
}
case "an appeal that ends on the day of the election" {
  convictions = { { appeal_ended_on = "2024-05-02" } },
  expect = { decision = "reject", reasons = { "UK-3M5Y:barred" } },
}
case "an appeal that ends the day after the election" {
  convictions = { { appeal_ended_on = "2024-05-03" } },
  expect = { decision = "refer", reasons = { "UK-3M5Y:appeal" } },
}
case "struck off the register on the day of the election, on it that day" {
  register = { { to = "2024-05-02" } }, ties = {},
  expect = { decision = "accept" },
}
case "on the register since the day of nomination" {
  register = { { from = "2024-04-03" } }, ties = {},
  expect = { decision = "accept" },
}
case "on the register since the day after nomination" {
  register = { { from = "2024-04-04" } }, ties = {},
  expect = { decision = "reject", reasons = { "UK-QUALIFY:no_route" } },
}
-- The registers write names in full, in another order, with titles. Born the same day, it may be her: a person looks.
case "a conviction under the surname first" {
  convictions = { { name = "Rowan, Alba" } },
  expect = { decision = "refer", reasons = {}, unknown = { "UK-3M5Y", "UK-ROA", "near" } },
}
case "a conviction under the full name" {
  convictions = { { name = "Mrs Alba Jane Rowan" } },
  expect = { decision = "refer", reasons = {}, unknown = { "UK-3M5Y", "UK-ROA", "near" } },
}
case "a conviction under her name, day and month of the birth date swapped" {
  convictions = { { birth_date = "1980-05-04" } },
  expect = { decision = "refer", reasons = {}, unknown = { "UK-3M5Y", "UK-ROA", "near" } },
}
case "a conviction under her name, and 1900-01-01 for no birth date" {
  convictions = { { birth_date = "1900-01-01" } },
  expect = { decision = "refer", reasons = {}, unknown = { "UK-3M5Y", "UK-ROA", "near" } },
}
case "a conviction under her name, and a birth date that is yet to come" {
  convictions = { { birth_date = "2082-03-02" } },
  expect = { decision = "refer", reasons = {}, unknown = { "UK-3M5Y", "UK-ROA", "near" } },
}
case "a conviction under another name, and 1900-01-01 for no birth date" {
  convictions = { { name = "Basil Wren", birth_date = "1900-01-01" } },
  expect = { decision = "accept" },
}
case "a conviction under the initial" {
  convictions = { { name = "A. Rowan" } },
  expect = { decision = "refer", reasons = {}, unknown = { "UK-3M5Y", "UK-ROA", "near" } },
}
case "a conviction under the surname alone" {
  convictions = { { name = "ROWAN" } },
  expect = { decision = "refer", reasons = {}, unknown = { "UK-3M5Y", "UK-ROA", "near" } },
}
case "a conviction under the surname with a letter off" {
  convictions = { { name = "Alba Rowen" } },
  expect = { decision = "refer", reasons = {}, unknown = { "UK-3M5Y", "UK-ROA", "near" } },
}
case "a conviction under another initial" {
  convictions = { { name = "B. Rowan" } },
  expect = { decision = "accept" },
}
case "a conviction of another Rowan born the same day" {
  convictions = { { name = "Basil Rowan" } },
  expect = { decision = "accept" },
}
case "a conviction under the full name of somebody born another day" {
  convictions = { { name = "Alba Jane Rowan", birth_date = "1980-04-06" } },
  expect = { decision = "accept" },
}

-- Days and places that cannot be, or are written otherwise.
case "A11 and a day of nomination after the election: 2042 for 2024" {
  days = { nomination_day = "2042-04-03" }, candidates = { { birth_date = "2006-04-20" } },
  expect = { decision = "refer", reasons = { "UK-AGE:day_slip" } },
}
case "nominated a year before the election: 2023 for 2024" {
  days = { nomination_day = "2023-04-03" }, candidates = { { birth_date = "2006-04-01" } },
  expect = { decision = "refer", reasons = { "UK-AGE:day_slip" } },
}
case "nominated on the day of the election" {
  days = { nomination_day = "2024-05-02" },
  expect = { decision = "accept" },
}
case "resident, nominated a year before the election: nobody knows since when it counts" {
  days = { nomination_day = "2023-04-03" }, register = {}, ties = { { from = "2023-04-01" } },
  expect = { decision = "refer", reasons = { "UK-AGE:day_slip", "UK-QUALIFY:day_slip" } },
}
case "on the register of a1, candidate in A1" {
  register = { { area = "a1" } }, ties = {},
  expect = { decision = "refer", reasons = { "UK-QUALIFY:area" } },
}
case "resident in a1, candidate in A1" {
  register = {}, ties = { { area = "a1" } },
  expect = { decision = "refer", reasons = { "UK-QUALIFY:area" } },
}
case "on the register of A2, candidate in A1" {
  register = { { area = "A2" } }, ties = {},
  expect = { decision = "reject", reasons = { "UK-QUALIFY:no_route" } },
}
case "compensation, and four months beside it" {
  convictions = { { disposal = "compensation", term = "4m" } },
  expect = { decision = "refer", reasons = { "UK-3M5Y:no_place" } },
}
case "a paid office, an order, a requirement that end between the nomination of 2023 and the election of 2024" {
  days = { nomination_day = "2023-04-03" },
  offices = { { employer = "the_authority", to = "2023-12-31" } },
  orders = { { made_on = "2023-01-01", ends_on = "2023-12-31" }, { kind = "notification", ends_on = "2023-12-31" } },
  expect = { decision = "refer", reasons = { "UK-AGE:day_slip", "UK-OFFICE:day_slip", "UK-BRO:day_slip", "UK-SEX:day_slip" } },
}
case "a paid office that still runs on the day of the election, whatever the day of nomination" {
  days = { nomination_day = "2042-04-03" }, offices = { { employer = "the_authority" } },
  expect = { decision = "reject", reasons = { "UK-AGE:day_slip", "UK-OFFICE:paid" } },
}
case "resident from 2042, for 2022" {
  register = {}, ties = { { from = "2042-04-01" } },
  expect = { decision = "refer", reasons = { "UK-QUALIFY:row_slip" } },
}
case "on the register until before it began" {
  register = { { from = "2025-12-01", to = "2010-12-01" } }, ties = {},
  expect = { decision = "refer", reasons = { "UK-QUALIFY:row_slip" } },
}
case "resident since a week before the election" {
  register = {}, ties = { { from = "2024-04-25" } },
  expect = { decision = "reject", reasons = { "UK-QUALIFY:no_route" } },
}
