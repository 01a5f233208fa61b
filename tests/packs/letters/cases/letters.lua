base {
  days = { vote = "2026-11-08" },
  candidates = { { id = "A1", name = "Ann", id_number = "99999919850302101X", birth_date = "1985-03-02", unit = "U1",
                   trap = "none" } },
  units = { { unit = "U1", unit_name = "Halt", gate = "open" } },
  replies = { { id = "A1", dept = "court", replied_on = "2026-10-01", result = "clear" } },
  records = { name = "Ann", id_number = "99999919850302101X", birth_date = "1985-03-02", offence = "theft",
              final_on = "2020-01-01", sealed = "no" },
}
case "nothing against her" { expect = { decision = "accept" } }
case "too young" {
  candidates = { { birth_date = "2009-03-02", id_number = "999999200903021012" } },
  expect = { reasons = { "AGE:young" }, eligible_from = "2027-03-02" },
}
case "punished" { records = { {} }, expect = { decision = "reject", reasons = { "RECORD:punished" } } }
case "a sealed record is not seen" { records = { { sealed = "yes" } }, expect = { decision = "accept" } }
case "the unit is held" {
  units = { { unit = "U1", unit_name = "Halt", gate = "held" } },
  expect = { decision = "refer", held = true, reasons = { "GATE:held" } },
}
