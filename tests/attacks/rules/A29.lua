-- Work inside C: formats.
rule "A29a" {
  title = { en = "string.format" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    string.format("%99.99f", 1e308)
    reject("never")
  end,
}
rule "A29b" {
  title = { en = "numbers become text" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local s
    for i = 1, 10000000 do s = 1e308 .. "" end
    reject("never")
  end,
}
