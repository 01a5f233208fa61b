/* dossiers: reads the bench's lists and joins them, for programs in Node that judge one candidate at a time.
 *
 * Files are read whole and cut by commas. Tried for a million candidates, processor time of all of node.mjs:
 * this 3.1 s, split(",") of each line 3.8 s, letters (utf8) instead of bytes 3.7 s. */
/* SPDX-License-Identifier: Apache-2.0 */
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";

/* Cells of a line with quotes in it. */
function quotedCells(line) {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)]
    .map(([, quoted, plain]) => quoted === undefined ? plain : quoted.replaceAll('""', '"'));
}

/* The cells of each line after the first. Bytes stay bytes (latin1): names are compared and
 * never shown, and strings of bytes are faster than those of letters. */
function* linesOf(path) {
  const text = readFileSync(path, "latin1"), quoted = text.includes('"');
  for (let at = text.indexOf("\n") + 1, end; at < text.length; at = end + 1) {
    end = text.indexOf("\n", at);
    if (end < 0) end = text.length;
    yield quoted ? quotedCells(text.slice(at, end)) : plainCells(text, at, end);
  }
}

function plainCells(text, at, end) {
  const cells = [];
  for (let comma; (comma = text.indexOf(",", at)) >= 0 && comma < end; at = comma + 1)
    cells.push(text.slice(at, comma));
  cells.push(text.slice(at, end));
  return cells;
}

function addTo(map, key, item) {
  const there = map.get(key);
  if (there === undefined) map.set(key, [item]);
  else there.push(item);
}

const NONE = Object.freeze([]);

/* What is known of each candidate: the own row, the records and the findings. */
export class Evidence {
  constructor(folder) {
    this.folder = folder;
    this.byNumber = new Map();
    this.byName = new Map();
    this.byKey = new Map();
    this.partly = [];
    for (const cell of linesOf(`${folder}/criminal_records.csv`)) this.#addRecord(cell);
    for (const cell of linesOf(`${folder}/findings.csv`))
      addTo(this.byKey, cell[0], { replied_on: cell[2], keys: cell[3], result: cell[4], ground: cell[5] });
  }

  #addRecord(cell) {
    const record = {
      name: cell[0], id_number: cell[1], birth_date: cell[2], disposal: cell[5], final_on: cell[6],
      quashed_on: cell[7] === "never" ? "9999" : cell[7], deprived: cell[8], rights_back_on: cell[9],
      sealed: cell[10], attached: false, sure: false,
    };
    if (record.id_number !== "") addTo(this.byNumber, record.id_number, record);
    addTo(this.byName, record.name, record);
  }

  /* A record is surely this candidate's by number and name, closely by number or by name and birth date.
   * `sure` holds until the next candidate. */
  #recordsOf(candidate) {
    const numbered = candidate.id_number === "" ? undefined : this.byNumber.get(candidate.id_number);
    const named = this.byName.get(candidate.name);
    if (numbered === undefined && named === undefined) return NONE;
    const found = [];
    for (const record of numbered ?? NONE) {
      record.attached = true;
      record.sure = record.name === candidate.name;
      found.push(record);
    }
    for (const record of named ?? NONE) {
      if (record.birth_date !== candidate.birth_date || found.includes(record)) continue;
      record.attached = true;
      record.sure = false;
      found.push(record);
    }
    return found;
  }

  /* [candidate, records, findings] of everybody on the list. */
  *dossiers() {
    for (const cell of linesOf(`${this.folder}/candidates.csv`)) {
      const candidate = {
        candidate_id: cell[0], name: cell[1], id_number: cell[2], birth_date: cell[3], hukou_here: cell[6],
        lives_here: cell[7], registered_elsewhere: cell[8], party_state: cell[9], applied_on: cell[10],
      };
      if (candidate.birth_date.length < 10) this.partly.push(candidate);
      yield [candidate, this.#recordsOf(candidate), this.byKey.get(candidate.candidate_id) ?? NONE];
    }
  }

  /* A candidate for each record of nobody that may be a candidate's: the name, and no number to compare. Of whoever
   * has a whole birth date it is known; the others are referred for that already. */
  *near() {
    for (const candidate of this.partly)
      for (const record of this.byName.get(candidate.name) ?? NONE)
        if (!record.attached && (candidate.id_number === "" || record.id_number === "")) yield candidate;
  }
}

/* decisions.csv and reasons.csv. */
export class Verdicts {
  constructor(folder) {
    this.decisions = new Lines(`${folder}/decisions.csv`, "candidate,decision\n");
    this.reasons = new Lines(`${folder}/reasons.csv`, "candidate,rule,code,effect\n");
  }
  reason(candidate, rule, code, effect) {
    this.reasons.add(`${candidate.candidate_id},${rule},${code},${effect}\n`);
  }
  /* What a rule engine said of a candidate, and what comes of it. */
  add(candidate, said) {
    for (const { rule, code, effect } of said) this.reason(candidate, rule, code, effect);
    const effects = said.map((reason) => reason.effect);
    this.decision(candidate, ["reject", "refer"].find((effect) => effects.includes(effect)) ?? "accept");
  }
  decision(candidate, decision) {
    this.decisions.add(`${candidate.candidate_id},${decision}\n`);
  }
  close() {
    this.decisions.close();
    this.reasons.close();
  }
}

class Lines {
  constructor(path, header) {
    this.file = openSync(path, "w");
    this.text = header;
  }
  add(line) {
    this.text += line;
    if (this.text.length > 1 << 16) this.#flush();
  }
  #flush() {
    writeSync(this.file, this.text, null, "latin1");
    this.text = "";
  }
  close() {
    this.#flush();
    closeSync(this.file);
  }
}
