-- 年满十八周岁: eighteen on the day of the vote in the candidate's own village or community.

rule "CN-AGE-18" {
  title = { en = "At least 18 on election day", zh = "选举日年满十八周岁" },
  severity = "statute", stage = "preliminary", in_force = { from = "2010-10-28" },
  cites = {
    { "VCL art. 13 (villages)", from = "2010-10-28", to = "2025-12-31" },
    { "URCL art. 8 (communities)", from = "1990-01-01", to = "2025-12-31" },
    { "VCL art. 16 (villages)", from = "2026-01-01" },
    { "URCL art. 16 (communities)", from = "2026-01-01" },
  },
  reasons = {
    too_young = { en = "born {c.birth_date}: not yet 18 on {day.election_day}",
                  zh = "{c.birth_date}出生，至{day.election_day}未满十八周岁" },
    day_slip = { en = "the vote is on {day.election_day}, and the review on {day.check_day}: is that the day?",
                 zh = "选举日{day.election_day}与审查日{day.check_day}相距一年以上，须核实" },
  },
  test = function(c)            -- by another law and another age: 2016 for 2026
    if c.day.check_day > c.day.election_day + years(1) or c.day.election_day > c.day.check_day + years(1) then
      return refer("day_slip")
    end
    if not reached(c.birth_date, 18, c.day.election_day) then
      reject("too_young", { eligible_from = c.birth_date + years(18) })
    end
  end,
}
