-- Added to a copy of rules/br-general for this docket: words to count persons and names by.
tally "person" { title = { en = "registrations of one person" }, value = function(c) return c.person end }
tally "person_let_pass" {
  title = { en = "registrations of one person that the court let pass" },
  value = function(c) if is(c.court, "APTO") then return c.person end return c.sequence end,
}
tally "name_person" {
  title = { en = "name, letter by letter, and person" },
  value = function(c) return c.name_written .. "/" .. c.person end,
}
tally "foreign_let_pass" {
  title = { en = "what the court decided of those registered as foreigners" },
  value = function(c) if is(c.nationality, "ESTRANGEIRO") then return c.court end return "not foreign" end,
}
