-- Added to a copy of rules/tw-village-head: letters of names that systems trip over. Names are taken letter by
-- letter, because folding makes a full stop of U+FF0E.
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
tally "dot" {
  title = { en = "dot between the parts of a name" },
  value = function(c)
    if not matches(c.name_written, "[^\\P{P}'\\x{2019}]") then return "none" end        -- apostrophes are no dots
    if matches(c.name_written, "\\.") then return "U+002E" end
    if matches(c.name_written, "\\x{B7}") then return "U+00B7" end
    if matches(c.name_written, "\\x{2027}") then return "U+2027" end
    if matches(c.name_written, "\\x{FF0E}") then return "U+FF0E" end
    return "another"
  end,
}
