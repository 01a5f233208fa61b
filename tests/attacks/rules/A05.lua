-- Loading code of the machine.
rule "A05a" {
  title = { en = "require" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    require("os")
    reject("never")
  end,
}
rule "A05b" {
  title = { en = "package.cpath" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    package.cpath = "/tmp/?.so"
    reject("never")
  end,
}
rule "A05c" {
  title = { en = "package.loadlib" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    package.loadlib("/tmp/x.so", "*")
    reject("never")
  end,
}
rule "A05d" {
  title = { en = "package.searchers" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local s = package.searchers[2]
    reject("never")
  end,
}
