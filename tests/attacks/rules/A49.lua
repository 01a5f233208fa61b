-- What differs from run to run.
rule "A49a" {
  title = { en = "tostring" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local s = tostring({})
    reject("never")
  end,
}
rule "A49b" {
  title = { en = "math.random" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local n = math.random()
    reject("never")
  end,
}
rule "A49c" {
  title = { en = "os.time" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local n = os.time()
    reject("never")
  end,
}
rule "A49d" {
  title = { en = "os.clock" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local n = os.clock()
    reject("never")
  end,
}
rule "A49e" {
  title = { en = "string.format" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local s = string.format("%p", {})
    reject("never")
  end,
}
rule "A49f" {
  title = { en = "a table in a text" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local s = "x" .. {}
    reject("never")
  end,
}
rule "A49g" {
  title = { en = "a function in a reason" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, shown = { en = "<{x}>" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    warn("shown", { x = function() end })
    reject("never")
  end,
}
rule "A49h" {
  title = { en = "a table in a reason" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, shown = { en = "<{x}>" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    warn("shown", { x = {} })
    reject("never")
  end,
}
rule "A49i" {
  title = { en = "pairs" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    for k in pairs({ a = 1, b = 2 }) do
      local x = k
    end
    reject("never")
  end,
}
rule "A49j" {
  title = { en = "next" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local k = next({ a = 1, b = 2 })
    reject("never")
  end,
}
rule "A49k" {
  title = { en = "a candidate in a text" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local s = "x" .. c
    reject("never")
  end,
}
rule "A49l" {
  title = { en = "a candidate as a key" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" }, shown = { en = "<{x}>" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local t = { [c] = 1 }
    if t[c] == 1 then warn("shown", { x = c }) end
    reject("never")
  end,
}
