-- Output.
rule "A48a" {
  title = { en = "print" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    print("C0007,accept")
    reject("never")
  end,
}
rule "A48b" {
  title = { en = "io.write" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    io.write("C0007,accept")
    reject("never")
  end,
}
rule "A48c" {
  title = { en = "io.stderr" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    io.stderr:write("x")
    reject("never")
  end,
}
rule "A48d" {
  title = { en = "warn is an effect here" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local on = c.note
    if on then on = "@on" end
    warn(on)
    reject("never")
  end,
}
