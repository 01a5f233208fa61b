-- What may hang on an order: the length of a list with holes, keys of a table, rows that are asked one after
-- the other. There is none to be read: lists are as they were written, rows come by what they hold.
rule "I25" {
  title = { en = "order" }, severity = "statute", cites = "ACT art. 9", reasons = { kept = { en = "{x}" } },
  test = function(c)
    local first, words, count = nil, {}, 0
    each(c.records, function(r)
      first = first or r.offence
      words[r.offence] = true
      count = count + 1
    end)
    local holes = { 1, nil, 3, nil, [7] = 1 }
    if first then warn("kept", { x = first .. " " .. count .. " " .. #holes }) end
  end,
}
