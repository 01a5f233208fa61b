-- Added to a copy of rules/tw-village-head for this docket.
--
-- The list of lawsuits has a name, a town and a village; the list of candidates has a name and codes,
-- and the names of its places stand in the table of units. A record is therefore attached by name
-- alone, which is close and never enough, and the rule compares the places: 57 by name, 53 of them in
-- the same town and village, four other people of that name.

source "town" {
  title = { en = "towns", zh = "鄉鎮市區" },
  one_by = "town_id",
  columns = { town_id = "id", town_name = "name" },
}

source "contested" {
  title = { en = "elections contested in court", zh = "選舉訴訟" },
  about = "candidates",
  match = { close = { { "name" } } },
  columns = {
    name = "name", town = "name", place = "name",
    office = { "村里長", "鄉鎮市民代表", "鄉鎮市長", "縣市議員", "直轄市議員", "直轄市山地原住民區民代表",
               "直轄市山地原住民區長" },
  },
  optional = { "town", "place" },
}

rule "TW-CONTESTED" {
  title = { en = "The election is not contested in court", zh = "未涉選舉訴訟" },
  each = "contested", severity = "regulation", stage = "registration", cites = "PEOERA art. 120",
  reasons = {
    contested = { en = "a lawsuit names this candidate of {r.town} {r.place}", zh = "{r.town}{r.place}候選人涉選舉訴訟" },
  },
  applies = function(r) return is(r.office, "村里長") end,
  test = function(r, c)
    if same(r.town, c.town.town_name) and same(r.place, c.unit.unit_name) then
      refer("contested")
    else
      pass("another_place")
    end
  end,
}

tally "named_in_a_lawsuit" {
  title = { en = "a lawsuit names somebody of this name", zh = "同名者涉選舉訴訟" },
  value = function(c)
    if some(c.contested, function(r) return is(r.office, "村里長") end) then return "yes" end
    return "no"
  end,
}
