-- Changing what is handed in, by every way there is: the rule is void, what it was handed is as it was.
local shared = { kinds = { "theft" } }
rule "A43a" {
  title = { en = "rawset" }, severity = "statute", cites = "ACT art. 9", reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c) rawset(c, "birth_date", 1) reject("never") end,
}
rule "A43b" {
  title = { en = "a cell" }, severity = "statute", cites = "ACT art. 9", reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c) c.birth_date = date "1970-01-01" reject("never") end,
}
rule "A43c" {
  title = { en = "a row" }, severity = "statute", cites = "ACT art. 9", reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c) each(c.records, function(r) r.on = date "1970-01-01" end) reject("never") end,
}
rule "A43d" {
  title = { en = "a shared table, by another name" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local function pick(t) return t.kinds end
    local alias = { pick(shared) }
    alias[#alias][c.number] = "fraud"
    reject("never")
  end,
}
rule "A43e" {
  title = { en = "reads what the others would have changed" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, changed = { en = "changed" } },
  test = function(c)
    if shared.kinds[2] ~= nil or shared.kinds[7] ~= nil or shared.kinds[1] ~= "theft" then refer("changed") end
  end,
}
