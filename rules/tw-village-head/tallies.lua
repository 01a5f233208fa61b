tally "age" {
  title = { en = "age on polling day", zh = "投票日年齡" },
  value = function(c) return age(c.birth_date, c.day.poll_day) end,
  bands = { 36, 46, 56, 61 },
}
tally "sex" { title = { en = "sex", zh = "性別" }, value = function(c) return c.sex end }
tally "incumbent" { title = { en = "in office", zh = "現任" }, value = function(c) return c.incumbent end }
