-- Figures for the report of the election: counted, never decided on. Bands are half open: a band
-- from 36 holds 36 and everything up to, but not, the next edge.

tally "age" {
  title = { en = "age on election day", zh = "选举日年龄" },
  value = function(c) return age(c.birth_date, c.day.election_day) end,
  bands = { 36, 46, 56, 61 },
}
tally "sex" { title = { en = "sex", zh = "性别" }, value = function(c) return c.sex end }
tally "education" { title = { en = "education", zh = "学历" }, value = function(c) return c.education end }
tally "college_or_more" {       -- 大专以上: 以上 includes the number (Civil Code art. 1259)
  title = { en = "junior college or more", zh = "大专以上学历" },
  value = function(c)
    if is(c.education, "college", "bachelor", "postgraduate") then return "yes" end
    return "no"
  end,
}
tally "incumbent" {
  title = { en = "in office in the term before", zh = "连任" },
  value = function(c) return c.incumbent end,
}
tally "post" { title = { en = "post", zh = "职位" }, value = function(c) return c.post end }
