-- Patterns that take exponential time.
rule "A24a" {
  title = { en = "string.find" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    string.find("aaaaaaaaaaaaaaaaaaaaaaaaaa", "a-a-a-a-a-a-b")
    reject("never")
  end,
}
rule "A24b" {
  title = { en = "a method of a text" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local note = c.note note = note local x = note:find("a-b")      -- what is assigned again the checks do not know
    reject("never")
  end,
}
rule "A24c" {
  title = { en = "matches, nested repetition" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    if matches(c.note, "^(a+)+[bc]$") then return end
    reject("never")
  end,
}
rule "A24d" {
  title = { en = "matches, again and again" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    for i = 1, 100000 do
      local x = matches(c.note, "^(a|a)*[bc]")
    end
    reject("never")
  end,
}
rule "A24e" {
  title = { en = "matches, alternatives that repeat" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    if matches(c.note, "^(a|aa|aaa)+[bc]$") then return end
    reject("never")
  end,
}
rule "A24f" {
  title = { en = "matches, a pattern that calls itself" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    if matches(c.note, "(?R)?a(?R)?[bc]") then return end
    reject("never")
  end,
}
rule "A24g" {
  title = { en = "matches, a pattern that is far too large" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    if matches(c.note, "((((a{1,1000}){1,1000}){1,1000}){1,1000})") then return end
    reject("never")
  end,
}
