-- Memory: very many keys.
rule "A36a" {
  title = { en = "a table" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local t = {}
    for i = 1, 100000000 do t["k" .. i] = i end
    reject("never")
  end,
}
rule "A36b" {
  title = { en = "a list" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local t = {}
    for i = 1, 100000000 do t[i] = {} end
    reject("never")
  end,
}
rule "A36c" {
  title = { en = "tables in tables" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local t = {}
    for i = 1, 100000000 do t = { t, t, t, t, t, t, t, t } end
    reject("never")
  end,
}
