-- Is it them? Records and candidates whose number is not quite the same.
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
  criminal_records = {          -- what a record is unless a case says otherwise
    id_number = "99999919850302101X", name = "甲", birth_date = "1985-03-02",
    offence = "theft", offence_on = "2009-04-02", disposal = "punished", final_on = "2009-11-20",
    quashed_on = "open", term = "1y6m", sealed = "no", deprived = "no",
  },
}

case "F8 number and name: the rule applies" {
  criminal_records = { {} },
  expect = { decision = "reject", reasons = { "CN-CRIM-ANY:punished" }, grade = "sure" },
}
case "F2 number the same, name wholly different" {
  criminal_records = { { name = "乙丙丁" } },
  expect = { decision = "refer", reasons = { "CN-CRIM-ANY:punished" }, grade = "close" },
}
case "F4 a small x and full width are the same number" {
  criminal_records = { { id_number = "９９９９９９１９８５０３０２１０１x" } },
  expect = { decision = "reject", reasons = { "CN-CRIM-ANY:punished" }, grade = "sure" },
}
case "F5 the number was rounded by a spreadsheet" {
  criminal_records = { { id_number = "999999198503021000", name = "乙", birth_date = "" } },
  expect = { decision = "refer", unknown = { "CN-CRIM-ANY", "CN-POLRIGHTS", "near" } },
}
case "F5 the number was written as 9.99999198503021E+17" {
  criminal_records = { { id_number = "9.99999198503021E+17", birth_date = "" } },
  expect = { decision = "refer", unknown = { "CN-CRIM-ANY", "CN-POLRIGHTS", "near" } },
}
case "F7 name and birth date, no number" {
  criminal_records = { { id_number = "" } },
  expect = { decision = "refer", reasons = { "CN-CRIM-ANY:punished" }, grade = "close" },
}
case "one digit of the number is wrong" {
  criminal_records = { { id_number = "999999198503021010", birth_date = "" } },
  expect = { decision = "refer", reasons = {}, unknown = { "CN-CRIM-ANY", "CN-POLRIGHTS", "near" } },
}
case "two digits of the number are swapped" {
  criminal_records = { { id_number = "99999919850302011X", name = "", birth_date = "" } },
  expect = { decision = "refer", reasons = {}, unknown = { "CN-CRIM-ANY", "CN-POLRIGHTS", "near" } },
}
case "the same name without a number or a birth date" {
  criminal_records = { { id_number = "", birth_date = "" } },
  expect = { decision = "refer", reasons = {}, unknown = { "CN-CRIM-ANY", "CN-POLRIGHTS", "near" } },
}
case "the same name without a number, and 1900-01-01 for no birth date" {
  criminal_records = { { id_number = "", birth_date = "1900-01-01" } },
  expect = { decision = "refer", reasons = {}, unknown = { "CN-CRIM-ANY", "CN-POLRIGHTS", "near" } },
}
case "another name without a number, and 1900-01-01 for no birth date" {
  criminal_records = { { id_number = "", name = "乙", birth_date = "1900-01-01" } },
  expect = { decision = "accept" },
}
case "another number, another name: nobody here" {
  criminal_records = { { id_number = "999999198503021028", name = "乙", birth_date = "" } },
  expect = { decision = "accept", warns = {} },
}
case "C11 a record of a namesake born on another day" {
  criminal_records = { { id_number = "", birth_date = "1951-07-07" } },
  expect = { decision = "accept", warns = { "namesake" } },
}
case "G4 a row about another person of the same name: the number differs" {
  criminal_records = { { id_number = "999999198503021028", birth_date = "" } },
  expect = { decision = "accept", warns = { "namesake" } },
}

-- Rows of the list about one person, or perhaps one.
case "same number, same village, another spelling of the name: one person, both decided on all records" {
  candidates = { { name = "王小明" }, { name = "王晓明", post = "chair" } },
  criminal_records = { { name = "王晓明" } },
  expect = {
    ["1"] = { decision = "reject", reasons = { "CN-CRIM-ANY:punished", "CN-TWO-POSTS:two_posts" }, grade = "sure", warns = { "spellings" } },
    ["2"] = { decision = "reject", reasons = { "CN-CRIM-ANY:punished", "CN-TWO-POSTS:two_posts" }, grade = "sure", warns = { "spellings" } },
  },
}
case "same number, same village, a wholly different name: both referred" {
  candidates = { { name = "王小明" }, { name = "李建国" } },
  expect = { ["1"] = { decision = "refer", unknown = { "two_names" } } },
}
case "E7 same number in two villages: both referred" {
  candidates = { {}, { unit_id = "V2" } },
  unit = { unit_name = "村", kind = "village", gate = "open", declare_until = "2026-10-10",
           { unit_id = "V1" }, { unit_id = "V2" } },
  expect = { ["1"] = { decision = "refer", unknown = { "two_places" } } },
}
case "same name, another number: two persons, told of each other" {
  candidates = { {}, { id_number = "999999198503021028" } },
  expect = { ["1"] = { decision = "accept", warns = { "namesake" } } },
}
case "same name and birth date, no number: possibly one person, both referred" {
  candidates = { {}, { id_number = "" } },
  expect = { ["1"] = { decision = "refer", unknown = { "maybe_same" } } },
}
case "E11 a row that stands twice, differing only in spaces" {
  candidates = { { candidate_id = "1" }, { candidate_id = "1", name = " 甲 " } },
  expect = { decision = "accept", warns = { "merged" } },
}
case "one key, two contents: both referred" {
  candidates = { { candidate_id = "1" }, { candidate_id = "1", post = "chair" } },
  expect = { decision = "refer", unknown = { "same_key" } },
}
case "bad checksum: identity not established, referred, never rejected" {
  candidates = { { id_number = "999999198503021011" } },
  criminal_records = { { id_number = "999999198503021011" } },
  expect = { decision = "refer", unknown = { "IDENTITY", "CN-POLRIGHTS", "CN-CRIM-ANY", "CN-TWO-POSTS" } },
}

-- Names and birth dates as they are written.
case "F1 number the same, the name in another form of a character" {
  candidates = { { name = "王眞" } },
  criminal_records = { { name = "王真" } },
  expect = { decision = "reject", reasons = { "CN-CRIM-ANY:punished" }, grade = "sure" },
}
case "F10 a character of private use in the name: close, never sure" {
  candidates = { { name = "王𠮷明" } },
  criminal_records = { { name = "王\u{E000}明" } },
  expect = { decision = "refer", reasons = { "CN-CRIM-ANY:punished" }, grade = "close" },
}
case "F11 a double name with another dot and two blanks" {
  candidates = { { name = "哈用．多夫依 Hayung．Tobuy" } },
  criminal_records = { { name = "哈用‧多夫依  Hayung‧Tobuy" } },
  expect = { decision = "reject", reasons = { "CN-CRIM-ANY:punished" }, grade = "sure" },
}
case "the number and the birth date differ, both old enough: accepted with a warning" {
  candidates = { { birth_date = "1986-03-02" } },
  expect = { decision = "accept", warns = { "birth_differs" } },
}

-- A name has to be one, and to be read.
case "a name that is a blank" {
  candidates = { { name = "" } },
  expect = { decision = "refer", reasons = { "IDENTITY:no_name" } },
}
case "a name that is only spaces" {
  candidates = { { name = "  " } },
  expect = { decision = "refer", reasons = { "IDENTITY:no_name" } },
}
case "no name: 待定" {
  candidates = { { name = "待定" } },
  expect = { decision = "refer", reasons = {}, unknown = { "IDENTITY", "CN-CRIM-ANY", "CN-POLRIGHTS" } },
}
case "no name: ..." {
  candidates = { { name = "..." } },
  expect = { decision = "refer", reasons = { "IDENTITY:bad_name" } },
}
case "no name: 。" {
  candidates = { { name = "。" } },
  expect = { decision = "refer", reasons = { "IDENTITY:bad_name" } },
}
case "no name: 123" {
  candidates = { { name = "123" } },
  expect = { decision = "refer", reasons = { "IDENTITY:bad_name" } },
}
case "a name that is lost in part: 王□国" {
  candidates = { { name = "王□国" } },
  expect = { decision = "refer", reasons = {}, unknown = { "IDENTITY", "CN-CRIM-ANY", "CN-POLRIGHTS" } },
}
case "a name that is lost in part: 王?国" {
  candidates = { { name = "王?国" } },
  expect = { decision = "refer", reasons = {}, unknown = { "IDENTITY", "CN-CRIM-ANY", "CN-POLRIGHTS" } },
}
case "no name: 某某" {
  candidates = { { name = "某某" } },
  expect = { decision = "refer", reasons = {}, unknown = { "IDENTITY", "CN-CRIM-ANY", "CN-POLRIGHTS" } },
}
case "no name: …" {
  candidates = { { name = "…" } },
  expect = { decision = "refer", reasons = { "IDENTITY:bad_name" } },
}
case "no name: ***" {
  candidates = { { name = "***" } },
  expect = { decision = "refer", reasons = {}, unknown = { "IDENTITY", "CN-CRIM-ANY", "CN-POLRIGHTS" } },
}
case "no name: a word of another column" {
  candidates = { { name = "否" } },
  expect = { decision = "refer", reasons = { "IDENTITY:bad_name" } },
}
case "no name: 同上" {
  candidates = { { name = "同上" } },
  expect = { decision = "refer", reasons = {}, unknown = { "IDENTITY", "CN-CRIM-ANY", "CN-POLRIGHTS" } },
}
case "no name: a number of another column" {
  candidates = { { name = "13800138000" } },
  expect = { decision = "refer", reasons = {}, unknown = { "IDENTITY", "CN-CRIM-ANY", "CN-POLRIGHTS" } },
}
case "no name: TBD" {
  candidates = { { name = "TBD" } },
  expect = { decision = "refer", reasons = { "IDENTITY:bad_name" } },
}
case "a name that cannot be read: 无" {
  candidates = { { name = "无" } },
  expect = { decision = "refer", reasons = {}, unknown = { "IDENTITY", "CN-CRIM-ANY", "CN-POLRIGHTS" } },
}
case "a name that cannot be read: ?" {
  candidates = { { name = "?" } },
  expect = { decision = "refer", reasons = {}, unknown = { "IDENTITY", "CN-CRIM-ANY", "CN-POLRIGHTS" } },
}
case "a name that cannot be read: #REF!" {
  candidates = { { name = "#REF!" } },
  expect = { decision = "refer", reasons = {}, unknown = { "IDENTITY", "CN-CRIM-ANY", "CN-POLRIGHTS" } },
}
case "a name that cannot be read: □□□" {
  candidates = { { name = "□□□" } },
  expect = { decision = "refer", reasons = {}, unknown = { "IDENTITY", "CN-CRIM-ANY", "CN-POLRIGHTS" } },
}
case "a name: 李" {
  candidates = { { name = "李" } },
  expect = { decision = "accept" },
}
case "a name: 王\u{E000}明" {
  candidates = { { name = "王\u{E000}明" } },
  expect = { decision = "accept" },
}
case "a name: 阿卜杜拉·买买提" {
  candidates = { { name = "阿卜杜拉·买买提" } },
  expect = { decision = "accept" },
}
case "a name: Hayung Tobuy" {
  candidates = { { name = "Hayung Tobuy" } },
  expect = { decision = "accept" },
}
case "neither a name nor a number" {
  candidates = { { name = "", id_number = "" } },
  expect = { decision = "refer", reasons = { "IDENTITY:no_id", "IDENTITY:no_name" } },
}
