-- Memory: texts that grow.
rule "A30a" {
  title = { en = "string.rep" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    string.rep("x", 1099511627776)
    reject("never")
  end,
}
rule "A30b" {
  title = { en = "doubling" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local s = "x"
    while true do s = s .. s end
    reject("never")
  end,
}
rule "A30c" {
  title = { en = "many texts" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local s, t = "0123456789abcdef", {}
    for i = 1, 100000000 do
      s = s .. "0123456789abcdef"
      t[i] = s
    end
    reject("never")
  end,
}
rule "A30d" {
  title = { en = "two long texts compared for ever" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local a, b = c.note, c.note
    for i = 1, 11 do
      a = a .. a
      b = b .. b
    end
    while a == b do end
    reject("never")
  end,
}
