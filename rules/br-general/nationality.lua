-- CF art. 14 §3 I. The column is unreliable (in 2018 six of the seven people it calls foreign were
-- accepted), so it refers and never rejects.

rule "BR-NATIONALITY" {
  title = { en = "Brazilian nationality", pt = "Nacionalidade brasileira" },
  severity = "statute", stage = "registration", cites = "CF art. 14 §3 I",
  reasons = {
    foreign = { en = "registered as a foreigner: to be checked",
                pt = "registrado como estrangeiro: a verificar" },
  },
  test = function(c) if is(c.nationality, "ESTRANGEIRO") then refer("foreign") end end,
}

-- President and vice president must be born Brazilians (CF art. 12 §3 I).
rule "BR-BORN" {
  title = { en = "Born Brazilian", pt = "Brasileiro nato" },
  severity = "statute", stage = "registration", cites = "CF art. 12 §3 I",
  reasons = {
    not_born = { en = "{c.post}: registered as {c.nationality}",
                 pt = "{c.post}: registrado como {c.nationality}" },
  },
  applies = function(c) return is(c.post, "PRESIDENTE", "VICE-PRESIDENTE") end,
  test = function(c) if not is(c.nationality, "BRASILEIRA NATA") then refer("not_born") end end,
}

tally "sex" { title = { en = "sex", pt = "gênero" }, value = function(c) return c.sex end }
tally "court" {
  title = { en = "the court's decision", pt = "situação da candidatura" },
  value = function(c) return c.court end,
}
tally "court_detail" {
  title = { en = "the court's decision in detail", pt = "detalhe da situação" },
  value = function(c) return c.court_detail end,
}
