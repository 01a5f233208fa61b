-- Reaching what is not let in by a back door.
rule "A06a" {
  title = { en = "package.loaded" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local os = package.loaded.os
    reject("never")
  end,
}
rule "A06b" {
  title = { en = "the registry" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local r = debug.getregistry()
    reject("never")
  end,
}
rule "A06c" {
  title = { en = "variables of a function of ours" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local n, v = debug.getupvalue(reached, 1)
    reject("never")
  end,
}
rule "A06d" {
  title = { en = "the environment by another name" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local e = _ENV
    local o = e["o" .. "s"]
    o.exit(0)
    reject("never")
  end,
}
rule "A06e" {
  title = { en = "the environment, one behind the other" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local e = _ENV._ENV
    reject("never")
  end,
}
rule "A06f" {
  title = { en = "the table of globals" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local g = _G.os
    reject("never")
  end,
}
