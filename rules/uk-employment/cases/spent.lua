-- When a conviction is spent: H1, H2, H4, H5, H7, H8, and the edges of the table. Names are made up.
base {
  days = { check_day = "2026-06-01" },
  candidates = { { name = "Alba Rowan", birth_date = "1980-04-05" } },
  convictions = {
    name = "Alba Rowan", birth_date = "1980-04-05", offence = "theft", convicted_on = "2024-03-10", disposal = "fine", term = "",
    sentence_ends = "open", served = "alone", hearing = "none", summary_only = "no", schedule_18 = "no", paid_on = "open",
    set_aside_on = "open",
  },
}

case "H1 a fine of 10 March 2024 on 9 March 2025" {
  days = { check_day = "2025-03-09" }, convictions = { {} },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:unspent" } },
}
case "H1 and on 10 March 2025: spent" {
  days = { check_day = "2025-03-10" }, convictions = { {} },
  expect = { decision = "accept" },
}
case "convicted before the birth: nobody can tell whether it is spent" {
  convictions = { { convicted_on = "1900-01-01" } },
  expect = { decision = "refer", reasons = {}, unknown = { "EMP-UNSPENT" } },
}
case "convicted at nine" {
  convictions = { { convicted_on = "1990-04-04" } },
  expect = { decision = "refer", reasons = {}, unknown = { "EMP-UNSPENT" } },
}
case "convicted at ten: spent long since" {
  convictions = { { convicted_on = "1990-04-05" } },
  expect = { decision = "accept" },
}
case "set aside before the conviction" {
  convictions = { { convicted_on = "2026-03-10", set_aside_on = "1900-01-01" } },
  expect = { decision = "refer", reasons = {}, unknown = { "EMP-UNSPENT" } },
}
case "set aside the day before the conviction" {
  convictions = { { convicted_on = "2026-03-10", set_aside_on = "2026-03-09" } },
  expect = { decision = "refer", reasons = {}, unknown = { "EMP-UNSPENT" } },
}
case "set aside on the day of the conviction" {
  convictions = { { convicted_on = "2026-03-10", set_aside_on = "2026-03-10" } },
  expect = { decision = "accept" },
}
case "set aside, and the day of the conviction is blank: set aside" {
  convictions = { { convicted_on = "", set_aside_on = "2019-03-10" } },
  expect = { decision = "accept" },
}
case "the day of the conviction is blank, set aside before the birth" {
  convictions = { { convicted_on = "", set_aside_on = "1900-01-01" } },
  expect = { decision = "refer", reasons = {}, unknown = { "EMP-UNSPENT" } },
}
case "a sentence that ends before the conviction" {
  convictions = { { disposal = "custody", term = "6m", convicted_on = "2026-03-10", sentence_ends = "1970-01-01" } },
  expect = { decision = "refer", reasons = {}, unknown = { "EMP-UNSPENT" } },
}
case "compensation paid before the conviction" {
  convictions = { { disposal = "compensation", convicted_on = "2026-03-10", paid_on = "1900-01-01" } },
  expect = { decision = "refer", reasons = {}, unknown = { "EMP-UNSPENT" } },
}
case "a caution is spent at once, whatever its day" {
  convictions = { { disposal = "caution", convicted_on = "1900-01-01" } },
  expect = { decision = "accept" },
}
case "H2 six months that ended on 30 June 2023, on 29 June 2024" {
  days = { check_day = "2024-06-29" },
  convictions = { { disposal = "custody", term = "6m", convicted_on = "2022-12-31", sentence_ends = "2023-06-30" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:custody" } },
}
case "H2 and on 30 June 2024: spent" {
  days = { check_day = "2024-06-30" },
  convictions = { { disposal = "custody", term = "6m", convicted_on = "2022-12-31", sentence_ends = "2023-06-30" } },
  expect = { decision = "accept" },
}
case "H2 the new periods on the first day of the new law: one year" {
  days = { check_day = "2023-10-28" },
  convictions = { { disposal = "custody", term = "6m", convicted_on = "2022-03-01", sentence_ends = "2022-10-28" } },
  expect = { decision = "accept" },
}
case "H2 the day before the new law the old periods: two years" {
  days = { check_day = "2023-10-27" },
  convictions = { { disposal = "custody", term = "6m", convicted_on = "2022-03-01", sentence_ends = "2022-10-27" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:custody" } },
}
case "H4 the earlier one alone would be spent" {
  convictions = { { convicted_on = "2025-01-10" } },
  expect = { decision = "accept" },
}
case "H4 convicted again while the period runs: both to the later end" {
  convictions = { { convicted_on = "2025-01-10" },
                  { convicted_on = "2025-12-01", disposal = "custody", term = "1m", sentence_ends = "2026-01-01" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:unspent", "EMP-UNSPENT:custody" } },
}
case "H4 convicted again on the last day of the period" {
  convictions = { { convicted_on = "2024-12-02" },
                  { convicted_on = "2025-12-01", disposal = "custody", term = "1m", sentence_ends = "2026-01-01" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:unspent", "EMP-UNSPENT:custody" } },
}
case "H4 convicted again the day after it: nothing is extended" {
  convictions = { { convicted_on = "2024-12-01" },
                  { convicted_on = "2025-12-01", disposal = "custody", term = "1m", sentence_ends = "2026-01-01" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:custody" } },
}
case "H4 the second is summary only: each on its own" {
  convictions = { { convicted_on = "2025-01-10" },
                  { convicted_on = "2025-12-01", disposal = "custody", term = "1m", sentence_ends = "2026-01-01", summary_only = "yes" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:custody" } },
}
case "H4 the later one ends earlier: it runs to the end of the first" {
  convictions = { { convicted_on = "2024-01-10", disposal = "custody", term = "18m", sentence_ends = "2025-07-09" },
                  { convicted_on = "2025-01-10" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:unspent", "EMP-UNSPENT:custody" } },
}
case "H4 two of one hearing: neither extends the other" {
  convictions = { { convicted_on = "2025-01-10", disposal = "custody", term = "18m", sentence_ends = "2026-01-01" },
                  { convicted_on = "2025-01-10" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:custody" } },
}
case "H4 the second was quashed before the check: it extends nothing" {
  convictions = { { convicted_on = "2025-01-10" },
                  { convicted_on = "2025-12-01", disposal = "custody", term = "1m", sentence_ends = "2026-01-01", set_aside_on = "2026-05-01" } },
  expect = { decision = "accept" },
}
case "H4 a chain: the third extends the first, which the second kept alive" {
  convictions = { { convicted_on = "2024-01-10" }, { convicted_on = "2024-12-20" },
                  { convicted_on = "2025-12-01", disposal = "custody", term = "1m", sentence_ends = "2026-01-01" } },
  days = { check_day = "2026-12-31" },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:unspent", "EMP-UNSPENT:custody" } },
}
case "H4 the chain has ended" {
  convictions = { { convicted_on = "2024-01-10" }, { convicted_on = "2024-12-20" },
                  { convicted_on = "2025-12-01", disposal = "custody", term = "1m", sentence_ends = "2026-01-01" } },
  days = { check_day = "2027-01-01" },
  expect = { decision = "accept" },
}
case "H4 the month of the other conviction is known only: the order is open, nothing is shown" {
  convictions = { { convicted_on = "2025-06" }, { convicted_on = "2025-06-14" } },
  expect = { decision = "refer", reasons = {}, unknown = { "EMP-UNSPENT" } },
}
case "H5 two consecutive terms of eight months are sixteen: four years" {
  convictions = { { disposal = "custody", term = "8m", sentence_ends = "2024-12-31", served = "consecutive", hearing = "N1" },
                  { disposal = "custody", term = "8m", sentence_ends = "2024-12-31", served = "consecutive", hearing = "N1",
                    offence = "fraud" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:custody" } },
}
case "H5 the same terms concurrent are eight months: one year" {
  convictions = { { disposal = "custody", term = "8m", sentence_ends = "2024-12-31", served = "concurrent", hearing = "N1" },
                  { disposal = "custody", term = "8m", sentence_ends = "2024-12-31", served = "concurrent", hearing = "N1",
                    offence = "fraud" } },
  expect = { decision = "accept" },
}
case "H5 consecutive, but of two hearings: each on its own" {
  convictions = { { disposal = "custody", term = "8m", sentence_ends = "2024-12-31", served = "consecutive", hearing = "N1" },
                  { disposal = "custody", term = "8m", sentence_ends = "2024-12-31", served = "consecutive", hearing = "N2",
                    offence = "fraud" } },
  expect = { decision = "accept" },
}
case "H7 a compensation order that is not paid" {
  convictions = { { disposal = "compensation", convicted_on = "2015-02-01" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:unspent" } },
}
case "H7 paid on the day of the check: spent" {
  convictions = { { disposal = "compensation", convicted_on = "2015-02-01", paid_on = "2026-06-01" } },
  expect = { decision = "accept" },
}
case "H8 employment: three months suspended in 2024, spent" {
  convictions = { { disposal = "suspended", term = "3m", convicted_on = "2024-05-02", sentence_ends = "2024-08-01" } },
  expect = { decision = "accept" },
}
case "C10 pardoned: as if there had been no conviction" {
  convictions = { { disposal = "custody", term = "5y", sentence_ends = "2026-01-01", set_aside_on = "2026-05-31" } },
  expect = { decision = "accept" },
}
case "set aside the day after the check" {
  convictions = { { disposal = "custody", term = "5y", sentence_ends = "2026-01-01", set_aside_on = "2026-06-02" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:custody" } },
}
case "a caution, and four years beside it: one of the two is a slip" {
  convictions = { { disposal = "caution", term = "4y" } },
  expect = { decision = "refer", reasons = {}, unknown = { "EMP-UNSPENT" } },
}
case "a fine of two years ago, and two years beside it" {
  convictions = { { term = "2y" } },
  expect = { decision = "refer", reasons = {}, unknown = { "EMP-UNSPENT" } },
}
case "a caution, and no time beside it" {
  convictions = { { disposal = "caution", term = "0d" } },
  expect = { decision = "accept" },
}
case "more than four years, Schedule 18: never" {
  days = { check_day = "2060-01-01" },
  convictions = { { disposal = "custody", term = "4y1m", sentence_ends = "2028-01-01", schedule_18 = "yes" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:custody" } },
}
case "more than four years, not Schedule 18: seven years since 2023" {
  days = { check_day = "2035-01-01" },
  convictions = { { disposal = "custody", term = "4y1m", convicted_on = "2023-12-01", sentence_ends = "2028-01-01" } },
  expect = { decision = "accept" },
}
case "four years exactly: four years, the last day" {
  days = { check_day = "2031-12-31" },
  convictions = { { disposal = "custody", term = "4y", convicted_on = "2024-01-02", sentence_ends = "2028-01-01" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:custody" } },
}
case "four years exactly: four years, the day after" {
  days = { check_day = "2032-01-01" },
  convictions = { { disposal = "custody", term = "4y", convicted_on = "2024-01-02", sentence_ends = "2028-01-01" } },
  expect = { decision = "accept" },
}
case "under eighteen at conviction: half" {
  days = { check_day = "2024-09-10" }, candidates = { { birth_date = "2006-03-11" } },
  convictions = { { birth_date = "2006-03-11" } },
  expect = { decision = "accept" },
}
case "eighteen on the day of conviction: the whole" {
  days = { check_day = "2024-09-10" }, candidates = { { birth_date = "2006-03-10" } },
  convictions = { { birth_date = "2006-03-10" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:unspent" } },
}
case "a community order: spent the day after its end since 2023" {
  convictions = { { disposal = "community", sentence_ends = "2026-05-31" } },
  expect = { decision = "accept" },
}
case "a community order: a year more before" {
  days = { check_day = "2023-10-27" },
  convictions = { { disposal = "community", convicted_on = "2022-01-10", sentence_ends = "2023-05-31" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:unspent" } },
}
case "an order without an end: two years from conviction" {
  days = { check_day = "2026-03-10" }, convictions = { { disposal = "restraining" } },
  expect = { decision = "accept" },
}
case "a caution is spent at once" {
  days = { check_day = "2024-03-10" }, convictions = { { disposal = "caution" } },
  expect = { decision = "accept" },
}
case "what a record needs is blank: neither used nor ignored, and not shown" {
  convictions = { { disposal = "custody", term = "", sentence_ends = "2020-01-01" } },
  expect = { decision = "refer", reasons = {}, unknown = { "EMP-UNSPENT" } },
}
case "C11 a record of a namesake is nobody's here" {
  convictions = { { birth_date = "1990-01-01" } },
  expect = { decision = "accept" },
}
case "more than four years, not Schedule 18: the last day of the seven years" {
  days = { check_day = "2034-12-31" },
  convictions = { { disposal = "custody", term = "4y1m", convicted_on = "2023-12-01", sentence_ends = "2028-01-01" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:custody" } },
}
case "six months exactly under the old law: two years" {
  days = { check_day = "2023-10-27" },
  convictions = { { disposal = "custody", term = "6m", convicted_on = "2021-04-28", sentence_ends = "2021-10-27" } },
  expect = { decision = "accept" },
}

-- What is not all there.
case "a consecutive term whose other is not there: the two may be more than a year" {
  convictions = { { disposal = "custody", term = "8m", sentence_ends = "2024-12-31", served = "consecutive", hearing = "N1" } },
  expect = { decision = "refer", reasons = {}, unknown = { "EMP-UNSPENT" } },
}
case "a concurrent term whose other is not there: the other may be longer" {
  convictions = { { disposal = "custody", term = "8m", sentence_ends = "2024-12-31", served = "concurrent", hearing = "N1" } },
  expect = { decision = "refer", reasons = {}, unknown = { "EMP-UNSPENT" } },
}
case "one hearing, consecutive says one row and concurrent the other" {
  convictions = { { disposal = "custody", term = "8m", sentence_ends = "2024-12-31", served = "consecutive", hearing = "N1" },
                  { disposal = "custody", term = "8m", sentence_ends = "2024-12-31", served = "concurrent", hearing = "N1",
                    offence = "fraud" } },
  expect = { decision = "refer", reasons = {}, unknown = { "EMP-UNSPENT" } },
}
case "a term of nothing" {
  convictions = { { disposal = "custody", term = "0d", sentence_ends = "2024-12-31" } },
  expect = { decision = "refer", reasons = {}, unknown = { "EMP-UNSPENT" } },
}

-- Months without the day: twelve months beginning with 29 February 2024 end with 28 February 2025.
case "a fine of 29 February 2024 on 28 February 2025" {
  days = { check_day = "2025-02-28" }, convictions = { { convicted_on = "2024-02-29" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:unspent" } },
}
case "a fine of 29 February 2024 on 1 March 2025" {
  days = { check_day = "2025-03-01" }, convictions = { { convicted_on = "2024-02-29" } },
  expect = { decision = "accept" },
}
case "six months that ended on 29 February 2024, on 28 February 2025" {
  days = { check_day = "2025-02-28" },
  convictions = { { disposal = "custody", term = "6m", convicted_on = "2023-08-30", sentence_ends = "2024-02-29" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:custody" } },
}
case "a conditional caution of 30 November 2025 on 28 February 2026" {
  days = { check_day = "2026-02-28" },
  convictions = { { disposal = "conditional_caution", convicted_on = "2025-11-30" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:unspent" } },
}
case "a conditional caution of 30 November 2025 on 1 March 2026" {
  days = { check_day = "2026-03-01" },
  convictions = { { disposal = "conditional_caution", convicted_on = "2025-11-30" } },
  expect = { decision = "accept" },
}
case "born on 29 February, convicted on 28 February at seventeen: half" {
  days = { check_day = "2026-08-28" }, candidates = { { birth_date = "2008-02-29" } },
  convictions = { { birth_date = "2008-02-29", convicted_on = "2026-02-28" } },
  expect = { decision = "accept" },
}
case "born on 29 February, convicted on 1 March at eighteen: the whole" {
  days = { check_day = "2026-09-01" }, candidates = { { birth_date = "2008-02-29" } },
  convictions = { { birth_date = "2008-02-29", convicted_on = "2026-03-01" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:unspent" } },
}

-- Each line of the table, its last day and the day after.
case "a service detention: a year from its end, the last day" {
  days = { check_day = "2026-05-31" },
  convictions = { { disposal = "service_detention", sentence_ends = "2025-06-01" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:unspent" } },
}
case "a service detention: the day after" {
  convictions = { { disposal = "service_detention", sentence_ends = "2025-06-01" } },
  expect = { decision = "accept" },
}
case "a service removal: a year from conviction, the last day" {
  days = { check_day = "2025-03-09" }, convictions = { { disposal = "service_removal" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:unspent" } },
}
case "a service removal: the day after" {
  days = { check_day = "2025-03-10" }, convictions = { { disposal = "service_removal" } },
  expect = { decision = "accept" },
}
case "an endorsement: five years, the last day" {
  days = { check_day = "2029-03-09" }, convictions = { { disposal = "endorsement" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:unspent" } },
}
case "an endorsement: the day after" {
  days = { check_day = "2029-03-10" }, convictions = { { disposal = "endorsement" } },
  expect = { decision = "accept" },
}
case "a community order: its last day" {
  convictions = { { disposal = "community", sentence_ends = "2026-06-01" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:unspent" } },
}
case "a community order before the new law: a year more, the last day" {
  days = { check_day = "2023-10-27" },
  convictions = { { disposal = "community", convicted_on = "2022-01-10", sentence_ends = "2022-10-27" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:unspent" } },
}
case "a community order before the new law: the day after" {
  days = { check_day = "2023-10-27" },
  convictions = { { disposal = "community", convicted_on = "2022-01-10", sentence_ends = "2022-10-26" } },
  expect = { decision = "accept" },
}
case "an order without an end: the last day of two years" {
  days = { check_day = "2026-03-09" }, convictions = { { disposal = "restraining" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:unspent" } },
}
case "one year exactly: a year, the last day" {
  days = { check_day = "2026-06-01" },
  convictions = { { disposal = "custody", term = "1y", sentence_ends = "2025-06-02" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:custody" } },
}
case "one year exactly: the day after" {
  days = { check_day = "2026-06-02" },
  convictions = { { disposal = "custody", term = "1y", sentence_ends = "2025-06-02" } },
  expect = { decision = "accept" },
}
case "a year and a month: four years, the last day" {
  days = { check_day = "2029-06-01" },
  convictions = { { disposal = "custody", term = "1y1m", sentence_ends = "2025-06-02" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:custody" } },
}
case "a year and a month: the day after" {
  days = { check_day = "2029-06-02" },
  convictions = { { disposal = "custody", term = "1y1m", sentence_ends = "2025-06-02" } },
  expect = { decision = "accept" },
}
case "thirty months under the old law: four years, the last day" {
  days = { check_day = "2023-10-27" },
  convictions = { { disposal = "custody", term = "2y6m", convicted_on = "2017-04-28", sentence_ends = "2019-10-28" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:custody" } },
}
case "thirty months under the old law: the day after" {
  days = { check_day = "2023-10-27" },
  convictions = { { disposal = "custody", term = "2y6m", convicted_on = "2017-04-28", sentence_ends = "2019-10-27" } },
  expect = { decision = "accept" },
}
case "four years under the old law: seven years, the last day" {
  days = { check_day = "2023-10-27" },
  convictions = { { disposal = "custody", term = "4y", convicted_on = "2012-10-28", sentence_ends = "2016-10-28" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:custody" } },
}
case "four years under the old law: the day after" {
  days = { check_day = "2023-10-27" },
  convictions = { { disposal = "custody", term = "4y", convicted_on = "2012-10-28", sentence_ends = "2016-10-27" } },
  expect = { decision = "accept" },
}
case "more than four years under the old law: never" {
  days = { check_day = "2023-10-27" },
  convictions = { { disposal = "custody", term = "4y1m", convicted_on = "1999-01-01", sentence_ends = "2003-01-01" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:custody" } },
}
case "under eighteen, six months under the old law: eighteen months" {
  days = { check_day = "2023-10-27" }, candidates = { { birth_date = "2006-03-11" } },
  convictions = { { birth_date = "2006-03-11", disposal = "custody", term = "6m", convicted_on = "2021-10-28",
                    sentence_ends = "2022-04-28" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:custody" } },
}
case "under eighteen, six months under the old law: the day after" {
  days = { check_day = "2023-10-27" }, candidates = { { birth_date = "2006-03-11" } },
  convictions = { { birth_date = "2006-03-11", disposal = "custody", term = "6m", convicted_on = "2021-10-28",
                    sentence_ends = "2022-04-27" } },
  expect = { decision = "accept" },
}
case "for life, and extended: never" {
  days = { check_day = "2090-01-01" }, candidates = { { birth_date = "2006-03-11" } },
  convictions = { { birth_date = "2006-03-11", disposal = "life" }, { birth_date = "2006-03-11", disposal = "extended" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:custody", "EMP-UNSPENT:custody" } },
}
-- 1900-01-01 is what programs write for no date: it tells nobody apart, and finds nobody.
case "a conviction under the name, and 1900-01-01 for no birth date" {
  convictions = { { birth_date = "1900-01-01", convicted_on = "2026-03-10" } },
  expect = { decision = "refer", reasons = {}, unknown = { "EMP-UNSPENT", "near" } },
}
case "a conviction under the name, and a birth date that is yet to come" {
  convictions = { { birth_date = "2085-03-02", convicted_on = "2026-03-10" } },
  expect = { decision = "refer", reasons = {}, unknown = { "EMP-UNSPENT", "near" } },
}
case "an applicant with 1900-01-01 for no birth date was not searched" {
  candidates = { { birth_date = "1900-01-01" } },
  expect = { decision = "refer", reasons = {}, unknown = { "EMP-UNSPENT" } },
}

-- A sentence runs as long as it was passed for. The day of release, or the end of the time a suspended one could be put into
-- effect, is another day; time on remand may count. Where that matters a person looks.
case "two years that are said to end after one: spent by one reading only" {
  days = { check_day = "2024-06-01" },
  convictions = { { disposal = "custody", term = "2y", convicted_on = "2019-03-10", sentence_ends = "2020-03-10" } },
  expect = { decision = "refer", reasons = {}, unknown = { "EMP-UNSPENT" } },
}
case "two years that are said to end after one: unspent by both readings" {
  days = { check_day = "2024-03-09" },
  convictions = { { disposal = "custody", term = "2y", convicted_on = "2019-03-10", sentence_ends = "2020-03-10" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:custody" } },
}
case "two years that are said to end after one: spent by both readings" {
  days = { check_day = "2025-03-09" },
  convictions = { { disposal = "custody", term = "2y", convicted_on = "2019-03-10", sentence_ends = "2020-03-10" } },
  expect = { decision = "accept" },
}
case "two years suspended for one: the full term counts" {
  days = { check_day = "2024-06-01" },
  convictions = { { disposal = "suspended", term = "2y", convicted_on = "2019-03-10", sentence_ends = "2020-03-09" } },
  expect = { decision = "refer", reasons = {}, unknown = { "EMP-UNSPENT" } },
}
case "consecutive terms of hearings N1 and n1: one hearing or two?" {
  convictions = { { disposal = "custody", term = "8m", sentence_ends = "2024-12-31", served = "consecutive", hearing = "N1" },
                  { disposal = "custody", term = "8m", sentence_ends = "2024-12-31", served = "consecutive", hearing = "n1",
                    offence = "fraud" } },
  expect = { decision = "refer", reasons = {}, unknown = { "EMP-UNSPENT" } },
}
case "of two consecutive terms one was quashed: eight months" {
  convictions = { { disposal = "custody", term = "8m", sentence_ends = "2024-12-31", served = "consecutive", hearing = "N1" },
                  { disposal = "custody", term = "8m", sentence_ends = "2024-12-31", served = "consecutive", hearing = "N1",
                    offence = "fraud", set_aside_on = "2025-02-01" } },
  expect = { decision = "accept" },
}
case "a fine after a sentence that is never spent has its own year" {
  convictions = { { disposal = "extended", term = "9y", convicted_on = "2010-03-10", sentence_ends = "2019-03-09" },
                  { convicted_on = "2020-05-01" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:custody" } },
}
case "a sentence that is never spent keeps the fine before it" {
  convictions = { { convicted_on = "2020-05-01" },
                  { disposal = "extended", term = "9y", convicted_on = "2021-03-10", sentence_ends = "2030-03-09" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:unspent", "EMP-UNSPENT:custody" } },
}
case "a conditional caution while a period runs is no conviction" {
  days = { check_day = "2026-02-01" },
  convictions = { { convicted_on = "2025-03-10", offence = "fraud" },
                  { convicted_on = "2025-09-01", disposal = "conditional_caution", sentence_ends = "2026-08-30" } },
  expect = { decision = "refer", reasons = { "EMP-UNSPENT:unspent" } },
}
case "compensation, and a year beside it: one of the two is a slip" {
  convictions = { { disposal = "compensation", term = "1y", paid_on = "2025-01-01" } },
  expect = { decision = "refer", reasons = {}, unknown = { "EMP-UNSPENT" } },
}
case "a conditional caution of two years: one of the two is a slip" {
  convictions = { { disposal = "conditional_caution", term = "2y" } },
  expect = { decision = "refer", reasons = {}, unknown = { "EMP-UNSPENT" } },
}
case "a conditional caution with sixteen weeks of conditions" {
  convictions = { { disposal = "conditional_caution", term = "16w" } },
  expect = { decision = "accept" },
}
case "six months, and an end six years after the conviction: six years, perhaps" {
  convictions = { { disposal = "custody", term = "6m", convicted_on = "2015-03-10", sentence_ends = "2021-03-09" } },
  expect = { decision = "refer", reasons = {}, unknown = { "EMP-UNSPENT" } },
}
case "six months that end half a year after they should: passed some time after the conviction" {
  convictions = { { disposal = "custody", term = "6m", convicted_on = "2015-03-10", sentence_ends = "2016-03-09" } },
  expect = { decision = "accept" },
}
case "two rows that say the same, and a third: eight months counted once, or twice?" {
  convictions = { { disposal = "custody", term = "8m", sentence_ends = "2025-09-09", served = "consecutive", hearing = "N1" },
                  { disposal = "custody", term = "8m", sentence_ends = "2025-09-09", served = "consecutive", hearing = "N1" },
                  { disposal = "custody", term = "2m", sentence_ends = "2025-09-09", served = "consecutive", hearing = "N1",
                    offence = "fraud" } },
  days = { check_day = "2026-12-01" },
  expect = { decision = "refer", reasons = {}, unknown = { "EMP-UNSPENT" } },
}
