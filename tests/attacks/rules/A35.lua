-- Very many results.
rule "A35a" {
  title = { en = "table.unpack" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    table.unpack({}, 1, 1e7)
    reject("never")
  end,
}
rule "A35b" {
  title = { en = "select" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    select(-1, 1)
    reject("never")
  end,
}
rule "A35c" {
  title = { en = "string.byte" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    string.byte("x", 1, -1)
    reject("never")
  end,
}
rule "A35d" {
  title = { en = "string.char" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    string.char(1, 2, 3)
    reject("never")
  end,
}
rule "A35e" {
  title = { en = "arguments that grow" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local function grow(...)
      return grow(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, ...)
    end
    grow()
    reject("never")
  end,
}
rule "A35f" {
  title = { en = "many arguments, again and again" }, severity = "statute", cites = "ACT art. 9",
  reasons = { never = { en = "never" } },
  applies = function(c) return is(c.attacked, "yes") end,
  test = function(c)
    local function many(n, ...)
      if n > 0 then return many(n - 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, ...) end
      while true do
        local t = { ... }
      end
    end
    many(200)
    reject("never")
  end,
}
