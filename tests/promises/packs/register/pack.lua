-- The natural rule, where the age stands in the register of another department.
pack { id = "register", version = "1", law_day = "election_day" }
law "ACT" { title = { en = "An invented act" } }
days { election_day = { en = "day of the vote" } }
stages { "review" }
source "candidates" {
  key = "candidate_id", columns = { candidate_id = "id", name = "name", id_number = "cn-id", unit_id = "id" },
  optional = { "unit_id" },
}
source "register" {
  about = "candidates",
  match = { sure = { { "id_number", "name" } }, close = { { "id_number" } }, never = { { "name" } } },
  columns = { name = "name", id_number = "cn-id", age = "integer" },
}
rule "AGE" {
  title = { en = "At least 25" }, severity = "statute", cites = "ACT art. 1",
  reasons = { too_young = { en = "the register says younger" } },
  test = function(c)
    if some(c.register, function(r) return r.age < 25 end) then reject("too_young") end
  end,
}
