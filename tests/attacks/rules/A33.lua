-- Errors and reasons that are very large.
rule "A33a" {
  title = { en = "error" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    error({})
    reject("never")
  end,
}
rule "A33b" {
  title = { en = "a code that is very long" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local s = "xxxxxxxxxxxxxxxx"
    for i = 1, 11 do s = s .. s end
    reject(s)
    reject("never")
  end,
}
rule "A33c" {
  title = { en = "a value that is very long" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, long = { en = "{x}" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local s = "xxxxxxxxxxxxxxxx"
    for i = 1, 11 do s = s .. s end
    warn("long", { x = s })
    reject("never")
  end,
}
rule "A33d" {
  title = { en = "a task for somebody of a very long name" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, long = { en = "a task" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local s = "xxxxxxxxxxxxxxxx"
    for i = 1, 11 do s = s .. s end
    task("long", { to = s })
    reject("never")
  end,
}
rule "A33e" {
  title = { en = "a pass of a very long name" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local s = "xxxxxxxxxxxxxxxx"
    for i = 1, 11 do s = s .. s end
    while true do pass(s) end
    reject("never")
  end,
}
rule "A33f" {
  title = { en = "a value that is nested" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, long = { en = "{x}" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local t = {}
    for i = 1, 20000 do t = { t } end
    warn("long", { x = t })
    reject("never")
  end,
}
rule "A33g" {
  title = { en = "more reasons than anybody reads" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, many = { en = "many" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    while true do warn("many") end
    reject("never")
  end,
}
rule "A33h" {
  title = { en = "bytes that are no text" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, odd = { en = "<{x}>" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    warn("odd", { x = "\255\0\27[31m\u{202E}" })
    reject("never")
  end,
}
rule "A33i" {
  title = { en = "bytes that are no text in an error" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    reject("\255\27[31m" .. c.name)
    reject("never")
  end,
}
rule "A33j" {
  title = { en = "a place that is forged" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    reject("age.lua:1: harmless" .. c.name)
    reject("never")
  end,
}
