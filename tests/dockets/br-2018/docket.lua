-- Brazil 2018, first round of the ordinary election, with the court's decisions (which rules do not see).
docket {
  title = "Brazil, general elections of 2018, first round",
  days  = {
    poll_day = "2018-10-07",
    taking_office = { file = "reference_dates_2018.csv", by = { post = "cargo", state = "uf" },
                      column = "reference_date" },
  },
  sources = {
    candidates = {
      file = "candidatos_2018.csv", encoding = "iso-8859-1", separator = ";",
      only = { NR_TURNO = { "1" }, DT_ELEICAO = { "07/10/2018" } },
      blank = { "#NULO#" },
      columns = {
        sequence = "SQ_CANDIDATO", person = "PERSON_KEY", state = "SG_UF", post = "DS_CARGO",
        name = "NM_CANDIDATO", name_written = "NM_CANDIDATO",
        birth_date = { "DT_NASCIMENTO", dates = "day first" },
        official_age = "NR_IDADE_DATA_POSSE",
        nationality = "DS_NACIONALIDADE",
        court = "DS_SITUACAO_CANDIDATURA", court_detail = "DS_DETALHE_SITUACAO_CAND",
        sex = "DS_GENERO", re_election = "ST_REELEICAO",
      },
    },
  },
}
