/* Node: a plain program, written for these twelve rules.
 *
 *   node node.mjs DATA OUT
 *
 * Reading and joining is most of it: dossiers.mjs says what was tried. */
/* SPDX-License-Identifier: Apache-2.0 */
import { Evidence, Verdicts } from "./dossiers.mjs";

const VOTE = "2026-04-20", DEADLINE = "2026-03-01";
const BORN_18 = "2008-04-20", BORN_70 = "1956-04-20";   // 18 and 70 on the day of the vote
const FRESH = "2025-10-01";                             // replies from this day on are not six months old

function ownRow(c, say) {
  if (c.birth_date.length < 10) {
    say("AGE-18", "unknown", "refer");
    say("AGE-70", "unknown", "refer");
  } else {
    if (c.birth_date > BORN_18) say("AGE-18", "too_young", "reject");
    if (c.birth_date <= BORN_70) say("AGE-70", "old", "warn");
  }
  if (c.hukou_here !== "yes" && c.lives_here !== "yes") {
    if (c.hukou_here === "" || c.lives_here === "") say("REGISTER", "unknown", "refer");
    else say("REGISTER", "no_route", "reject");
  }
  if (c.registered_elsewhere === "yes") say("ELSEWHERE", "elsewhere", "reject");
  if (c.applied_on > DEADLINE) say("IN-TIME", "late", "reject");
  if (c.party_state === "expelled") say("DECLARES", "declared", "refer");
  if (c.id_number === "") {
    say("CRIMINAL", "unknown", "refer");
    say("RIGHTS", "unknown", "refer");
  }
}

function ofRecord(r, say) {
  if (r.sealed === "yes") return;
  const worst = r.sure ? "reject" : "refer", punished = r.disposal === "punished";
  if (r.quashed_on > VOTE) {
    if (punished && r.final_on <= VOTE) say("CRIMINAL", "punished", worst);
    else if (r.disposal === "exempted") say("CRIMINAL", "exempted", "refer");
    else if (punished || r.disposal === "pending") say("CRIMINAL", "pending", "refer");
  }
  if (punished && r.deprived === "yes" && r.rights_back_on > VOTE) say("RIGHTS", "deprived", worst);
}

function ofFindings(findings, say) {
  if (findings.some((f) => f.result === "adverse" && f.ground === "expelled"))
    say("EXPELLED", "expelled", "reject");
  for (const f of findings) {
    const adverse = f.result === "adverse";
    if (adverse && f.ground === "gang") say("GANG", "concluded", "reject");
    if (adverse && f.ground === "cult") say("CULT", "concluded", "reject");
    if (f.keys === "name") say("REPLIES", "weak_key", "refer");
    if (f.replied_on < FRESH) say("REPLIES", "stale", "refer");
    if (f.result === "unclear") say("REPLIES", "unclear", "refer");
    if (adverse && f.ground === "other") say("REPLIES", "no_ground", "refer");
  }
}

const [data, out] = process.argv.slice(2);
const evidence = new Evidence(data), verdicts = new Verdicts(out);
for (const [candidate, records, findings] of evidence.dossiers()) {
  let decision = "accept";
  const say = (rule, code, effect) => {
    verdicts.reason(candidate, rule, code, effect);
    if (effect === "reject" || (effect === "refer" && decision === "accept")) decision = effect;
  };
  ownRow(candidate, say);
  for (const record of records) ofRecord(record, say);
  ofFindings(findings, say);
  verdicts.decision(candidate, decision);
}
for (const candidate of evidence.near()) verdicts.reason(candidate, "", "near", "refer");
verdicts.close();
