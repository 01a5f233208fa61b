-- Loops without end, of every kind.
rule "A10a" {
  title = { en = "while" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    while true do end
    reject("never")
  end,
}
rule "A10b" {
  title = { en = "repeat" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local n = 0
    repeat
      n = n + 1
    until n < 0
    reject("never")
  end,
}
rule "A10c" {
  title = { en = "goto" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    ::again::
    goto again
    reject("never")
  end,
}
rule "A10d" {
  title = { en = "for" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    for i = 1, 9007199254740993 do
      local x = i
    end
    reject("never")
  end,
}
rule "A10e" {
  title = { en = "a tail call" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local function again(n) return again(n + 1) end
    do return again(1) end
    reject("never")
  end,
}
rule "A10f" {
  title = { en = "in a helper" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local function help()
      while true do end
    end
    help()
    reject("never")
  end,
}
rule "A10g" {
  title = { en = "in a function of rows" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    each(c.records, function(x)
      while true do end
    end)
    reject("never")
  end,
}
rule "A10h" {
  title = { en = "in applies" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) 
    while is(c.attacked, "yes") do end
    return is(c.attacked, "yes")
  end,
  test = function(c)
    reject("never")
  end,
}
