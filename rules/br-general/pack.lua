-- Registrations for general elections in Brazil: minimum ages by office, counted on the day of taking
-- office, which differs by office and state; nationality.

pack {
  id = "br-general", version = "2018.1",
  title = { en = "General elections, Brazil", pt = "Eleições gerais" },
  law_day = "poll_day",
  age_reached = "birthday",
  no_such_day = "next_day",
}

law "CF"   { title = { en = "Constitution of 1988", pt = "Constituição Federal de 1988" },
             url = "https://www.planalto.gov.br/ccivil_03/constituicao/constituicao.htm" }
law "L9504" { title = { en = "Elections Act (Law 9.504/1997)", pt = "Lei das Eleições (Lei 9.504/1997)" } }

days {
  poll_day      = { en = "first round", pt = "primeiro turno" },
  taking_office = { en = "day of taking office", pt = "data da posse", per = "post, state" },
}

stages { "registration" }

-- What the court decided must not tell us what to decide: it is there to be counted against.
forbid { "court", "court_detail", "sex", "re_election" }

source "candidates" {
  title = { en = "registrations", pt = "registros de candidatura" },
  key = "sequence",
  columns = {
    sequence = "id", person = "id", name = "name", name_written = "text", birth_date = "date", state = "id",
    post = { "PRESIDENTE", "VICE-PRESIDENTE", "GOVERNADOR", "VICE-GOVERNADOR", "SENADOR", "1º SUPLENTE",
             "2º SUPLENTE", "DEPUTADO FEDERAL", "DEPUTADO ESTADUAL", "DEPUTADO DISTRITAL" },
    nationality = { "BRASILEIRA NATA", "BRASILEIRA (NATURALIZADA)", "PORTUGUESA COM IGUALDADE DE DIREITOS",
                    "ESTRANGEIRO" },
    official_age = "integer",                    -- on the day of taking office, as the court printed it
    court = { "APTO", "INAPTO" },
    court_detail = { "DEFERIDO", "DEFERIDO COM RECURSO", "INDEFERIDO", "INDEFERIDO COM RECURSO", "RENÚNCIA",
                     "CANCELADO", "FALECIDO", "NÃO CONHECIMENTO DO PEDIDO", "PENDENTE DE JULGAMENTO" },
    sex = { "MASCULINO", "FEMININO" }, re_election = { "S", "N" },
  },
  optional = { "person", "name_written", "official_age", "court", "court_detail", "sex", "re_election" },
  -- as the electoral court heads them
  sequence = { header = "SQ_CANDIDATO" }, name = { header = "NM_CANDIDATO" }, post = { header = "DS_CARGO" },
  birth_date = { header = "DT_NASCIMENTO" }, state = { header = "SG_UF" }, sex = { header = "DS_GENERO" },
  nationality = { header = "DS_NACIONALIDADE" }, official_age = { header = "NR_IDADE_DATA_POSSE" },
  court = { header = "DS_SITUACAO_CANDIDATURA" }, court_detail = { header = "DS_DETALHE_SITUACAO_CAND" },
  re_election = { header = "ST_REELEICAO" },
}
