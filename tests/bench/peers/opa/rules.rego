# SPDX-License-Identifier: Apache-2.0
package bench

# Three sets of [i, rule, code, effect]: what is said of candidates' own rows, of records, of findings, where i
# is the place of the row in the input.

own contains [i, "AGE-18", "too_young", "reject"] if {
	some i, c in input
	c.birth_date > "2008-04-20"
	count(c.birth_date) == 10
}

own contains [i, "AGE-70", "old", "warn"] if {
	some i, c in input
	c.birth_date <= "1956-04-20"
	count(c.birth_date) == 10
}

own contains [i, ["AGE-18", "AGE-70"][_], "unknown", "refer"] if {
	some i, c in input
	count(c.birth_date) < 10
}

no_route(c) if {
	c.hukou_here != "yes"
	c.lives_here != "yes"
}

own contains [i, "REGISTER", "no_route", "reject"] if {
	some i, c in input
	no_route(c)
	c.hukou_here != ""
	c.lives_here != ""
}

own contains [i, "REGISTER", "unknown", "refer"] if {
	some i, c in input
	no_route(c)
	"" in {c.hukou_here, c.lives_here}
}

own contains [i, "ELSEWHERE", "elsewhere", "reject"] if {
	some i, c in input
	c.registered_elsewhere == "yes"
}

own contains [i, "IN-TIME", "late", "reject"] if {
	some i, c in input
	c.applied_on > "2026-03-01"
}

own contains [i, "DECLARES", "declared", "refer"] if {
	some i, c in input
	c.party_state == "expelled"
}

own contains [i, ["CRIMINAL", "RIGHTS"][_], "unknown", "refer"] if {
	some i, c in input
	c.id_number == ""
}

tried(r) if {
	r.sealed != "yes"
	r.quashed_on > "2026-04-20"
}

record contains [i, "CRIMINAL", "punished", "reject"] if {
	some i, r in input
	r.disposal == "punished"
	tried(r)
	r.final_on <= "2026-04-20"
}

record contains [i, "CRIMINAL", "pending", "refer"] if {
	some i, r in input
	r.disposal == "punished"
	tried(r)
	r.final_on > "2026-04-20"
}

record contains [i, "CRIMINAL", "exempted", "refer"] if {
	some i, r in input
	r.disposal == "exempted"
	tried(r)
}

record contains [i, "CRIMINAL", "pending", "refer"] if {
	some i, r in input
	r.disposal == "pending"
	tried(r)
}

record contains [i, "RIGHTS", "deprived", "reject"] if {
	some i, r in input
	r.disposal == "punished"
	r.deprived == "yes"
	r.sealed != "yes"
	r.rights_back_on > "2026-04-20"
}

finding contains [i, "EXPELLED", "expelled", "reject"] if {
	some i, f in input
	f.result == "adverse"
	f.ground == "expelled"
}

finding contains [i, "GANG", "concluded", "reject"] if {
	some i, f in input
	f.result == "adverse"
	f.ground == "gang"
}

finding contains [i, "CULT", "concluded", "reject"] if {
	some i, f in input
	f.result == "adverse"
	f.ground == "cult"
}

finding contains [i, "REPLIES", "weak_key", "refer"] if {
	some i, f in input
	f.keys == "name"
}

finding contains [i, "REPLIES", "stale", "refer"] if {
	some i, f in input
	f.replied_on < "2025-10-01"
}

finding contains [i, "REPLIES", "unclear", "refer"] if {
	some i, f in input
	f.result == "unclear"
}

finding contains [i, "REPLIES", "no_ground", "refer"] if {
	some i, f in input
	f.result == "adverse"
	f.ground == "other"
}
