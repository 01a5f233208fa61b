-- Patterns that take quadratic time.
rule "A25a" {
  title = { en = "string.gsub" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    string.gsub(c.note, ".-b", "")
    reject("never")
  end,
}
rule "A25b" {
  title = { en = "matches on a long text" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local s = "aaaaaaaaaaaaaaaa"
    for i = 1, 9 do s = s .. s end
    for i = 1, 100000 do
      local x = matches(s, "[ab]*[cd]")
    end
    reject("never")
  end,
}
rule "A25c" {
  title = { en = "matches on a text that is too long" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local s = "aaaaaaaaaaaaaaaa"
    for i = 1, 11 do s = s .. s end
    if matches(s, "b") then return end
    reject("never")
  end,
}
rule "A25d" {
  title = { en = "same on a long text" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local s = "aaaaaaaaaaaaaaaa"
    for i = 1, 11 do s = s .. s end
    for i = 1, 100000 do
      local x = same(s, c.note)
    end
    reject("never")
  end,
}
