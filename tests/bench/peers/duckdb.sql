-- DuckDB's way: each file is read once into a table of text columns that are named beforehand, then short
-- passes. Tried for a million candidates: every rule over the whole list, and first the few candidates of whom
-- a rule says something (this one): no difference that could be measured with one time the evidence, fewer
-- passes. Text of ten characters is kept in place, so days are compared as text.
-- @DATA@ and @OUT@ are put in by duckdb_peer.py.
-- SPDX-License-Identifier: Apache-2.0

CREATE TEMP TABLE candidates AS
  SELECT candidate_id, name, id_number, birth_date, hukou_here, lives_here, registered_elsewhere,
         party_state, applied_on
  FROM read_csv('@DATA@/candidates.csv', auto_detect = false, header = true, nullstr = '', columns = {
    'candidate_id': 'VARCHAR', 'name': 'VARCHAR', 'id_number': 'VARCHAR', 'birth_date': 'VARCHAR',
    'unit_id': 'VARCHAR', 'post': 'VARCHAR', 'hukou_here': 'VARCHAR', 'lives_here': 'VARCHAR',
    'registered_elsewhere': 'VARCHAR', 'party_state': 'VARCHAR', 'applied_on': 'VARCHAR' });

CREATE TEMP TABLE records AS
  SELECT row_number() OVER () AS nth, name, id_number, birth_date, disposal, final_on,
         CASE quashed_on WHEN 'never' THEN '9999' ELSE quashed_on END AS quashed_on,
         deprived, rights_back_on, sealed
  FROM read_csv('@DATA@/criminal_records.csv', auto_detect = false, header = true, nullstr = '', columns = {
    'name': 'VARCHAR', 'id_number': 'VARCHAR', 'birth_date': 'VARCHAR', 'offence': 'VARCHAR',
    'offence_on': 'VARCHAR', 'disposal': 'VARCHAR', 'final_on': 'VARCHAR', 'quashed_on': 'VARCHAR',
    'deprived': 'VARCHAR', 'rights_back_on': 'VARCHAR', 'sealed': 'VARCHAR' });

CREATE TEMP TABLE findings AS
  SELECT candidate_id, replied_on, keys, result, ground
  FROM read_csv('@DATA@/findings.csv', auto_detect = false, header = true, nullstr = '', columns = {
    'candidate_id': 'VARCHAR', 'dept': 'VARCHAR', 'replied_on': 'VARCHAR', 'keys': 'VARCHAR',
    'result': 'VARCHAR', 'ground': 'VARCHAR', 'document': 'VARCHAR' })
  SEMI JOIN candidates USING (candidate_id);

-- The few candidates of whom a rule over their own row says something, so that all but one pass over
-- the list are short.
CREATE TEMP TABLE odd AS
  SELECT * FROM candidates
  WHERE birth_date IS NULL OR length(birth_date) < 10
     OR birth_date > '2008-04-20' OR birth_date <= '1956-04-20'
     OR (hukou_here IS DISTINCT FROM 'yes' AND lives_here IS DISTINCT FROM 'yes')
     OR registered_elsewhere = 'yes' OR applied_on > '2026-03-01' OR party_state = 'expelled'
     OR id_number IS NULL;

-- A number that fits attaches a record: surely with the name, else closely, as name and birth date do.
CREATE TEMP TABLE attached AS
  SELECT c.candidate_id, c.name = r.name AS sure, r.*
  FROM records r JOIN candidates c ON c.id_number = r.id_number
  UNION ALL
  SELECT c.candidate_id, false AS sure, r.*
  FROM records r JOIN candidates c ON c.name = r.name AND c.birth_date = r.birth_date
  WHERE c.id_number IS NULL OR r.id_number IS NULL OR c.id_number <> r.id_number;

CREATE TEMP TABLE usable AS SELECT * FROM attached WHERE sealed <> 'yes';

CREATE TEMP TABLE reasons AS
  SELECT candidate_id AS candidate, 'AGE-18' AS rule, 'too_young' AS code, 'reject' AS effect
  FROM odd WHERE birth_date > '2008-04-20' AND length(birth_date) = 10
  UNION ALL
  SELECT candidate_id, 'AGE-70', 'old', 'warn'
  FROM odd WHERE birth_date <= '1956-04-20' AND length(birth_date) = 10
  UNION ALL
  SELECT candidate_id, unnest(['AGE-18', 'AGE-70']), 'unknown', 'refer'
  FROM odd WHERE birth_date IS NULL OR length(birth_date) < 10
  UNION ALL
  SELECT candidate_id, 'REGISTER', 'no_route', 'reject'
  FROM odd WHERE hukou_here = 'no' AND lives_here = 'no'
  UNION ALL
  SELECT candidate_id, 'REGISTER', 'unknown', 'refer'
  FROM odd WHERE (hukou_here IS NULL AND lives_here IS DISTINCT FROM 'yes')
              OR (lives_here IS NULL AND hukou_here IS DISTINCT FROM 'yes')
  UNION ALL
  SELECT candidate_id, 'ELSEWHERE', 'elsewhere', 'reject' FROM odd WHERE registered_elsewhere = 'yes'
  UNION ALL
  SELECT candidate_id, 'IN-TIME', 'late', 'reject' FROM odd WHERE applied_on > '2026-03-01'
  UNION ALL
  SELECT candidate_id, 'DECLARES', 'declared', 'refer' FROM odd WHERE party_state = 'expelled'
  UNION ALL
  SELECT DISTINCT candidate_id, 'EXPELLED', 'expelled', 'reject' FROM findings
  WHERE ground = 'expelled' AND result = 'adverse'
  UNION ALL
  SELECT candidate_id, 'GANG', 'concluded', 'reject' FROM findings WHERE ground = 'gang' AND result = 'adverse'
  UNION ALL
  SELECT candidate_id, 'CULT', 'concluded', 'reject' FROM findings WHERE ground = 'cult' AND result = 'adverse'
  UNION ALL
  SELECT candidate_id, 'REPLIES', 'weak_key', 'refer' FROM findings WHERE keys = 'name'
  UNION ALL
  SELECT candidate_id, 'REPLIES', 'stale', 'refer' FROM findings WHERE replied_on < '2025-10-01'
  UNION ALL
  SELECT candidate_id, 'REPLIES', 'unclear', 'refer' FROM findings WHERE result = 'unclear'
  UNION ALL
  SELECT candidate_id, 'REPLIES', 'no_ground', 'refer' FROM findings WHERE result = 'adverse' AND ground = 'other'
  UNION ALL
  SELECT candidate_id, 'CRIMINAL',
         CASE WHEN disposal = 'punished' AND final_on <= '2026-04-20' THEN 'punished'
              WHEN disposal = 'exempted' THEN 'exempted' ELSE 'pending' END,
         CASE WHEN sure AND disposal = 'punished' AND final_on <= '2026-04-20' THEN 'reject' ELSE 'refer' END
  FROM usable WHERE quashed_on > '2026-04-20' AND disposal IN ('punished', 'exempted', 'pending')
  UNION ALL
  SELECT candidate_id, 'RIGHTS', 'deprived', CASE WHEN sure THEN 'reject' ELSE 'refer' END
  FROM usable WHERE disposal = 'punished' AND deprived = 'yes' AND rights_back_on > '2026-04-20'
  UNION ALL
  SELECT candidate_id, unnest(['CRIMINAL', 'RIGHTS']), 'unknown', 'refer' FROM odd WHERE id_number IS NULL
  UNION ALL
  -- Near: the name of a record that is nobody's, no number to compare, no birth date that differs. Whoever
  -- has a whole birth date is attached by it or differs.
  SELECT c.candidate_id, '', 'near', 'refer'
  FROM records r JOIN odd c ON c.name = r.name
  WHERE (c.id_number IS NULL OR r.id_number IS NULL)
    AND (c.birth_date IS NULL OR length(c.birth_date) < 10)
    AND r.nth NOT IN (SELECT nth FROM attached);

COPY reasons TO '@OUT@/reasons.csv' (HEADER);
COPY (
  SELECT candidate_id AS candidate, coalesce(worst, 'accept') AS decision
  FROM candidates LEFT JOIN (
    SELECT candidate AS candidate_id, CASE WHEN bool_or(effect = 'reject') THEN 'reject' ELSE 'refer' END AS worst
    FROM reasons WHERE effect <> 'warn' GROUP BY candidate) USING (candidate_id)
) TO '@OUT@/decisions.csv' (HEADER);
