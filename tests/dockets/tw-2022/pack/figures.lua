-- Added to a copy of rules/tw-village-head for this docket: words to count names and persons by.
tally "name" { title = { en = "names, folded" }, value = function(c) return c.name end }
tally "name_written" {
  title = { en = "names, letter by letter" },
  value = function(c) return c.name_written end,
}
tally "person" { title = { en = "name and birth date" }, value = function(c) return c.person end }
tally "private_use" {
  title = { en = "name with a private-use character" },
  value = function(c) if matches(c.name_written, "\\p{Co}") then return "yes" end return "no" end,
}
tally "beyond_the_plane" {
  title = { en = "name with a character beyond the basic plane, private use aside" },
  value = function(c)
    if matches(c.name_written, "[\\x{10000}-\\x{EFFFF}]") then return "yes" end
    return "no"
  end,
}
