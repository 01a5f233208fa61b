// OPA: the policy of rules.rego asked by a Go program that holds the engine, 500 candidates at a time. The
// program reads, joins (evidence.go) and writes.
//
//	opa DATA OUT
//
// Tried, processor time per candidate: batches (this) 15 microseconds, a question for each candidate 33. Input is
// built as terms of the policy language, so that nothing is converted.
//
// SPDX-License-Identifier: Apache-2.0
package main

import (
	"bufio"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
)

//go:embed rules.rego
var rules string

const batchRows = 500

// One reason: rule, code, effect.
type reason struct{ rule, code, effect string }

// A question of the policy: the set it asks for, and the columns that become its input.
type question struct {
	query   rego.PreparedEvalQuery
	names   []*ast.Term
	columns []int
}

func ask(set string, columns map[string]int) (*question, error) {
	query, err := rego.New(rego.Query("data.bench."+set), rego.Module("rules.rego", rules)).
		PrepareForEval(context.Background())
	q := &question{query: query}
	for name, at := range columns {
		q.names = append(q.names, ast.StringTerm(name))
		q.columns = append(q.columns, at)
	}
	return q, err
}

func (q *question) object(cells []string) *ast.Term {
	pairs := make([][2]*ast.Term, len(q.names))
	for i, name := range q.names {
		pairs[i] = [2]*ast.Term{name, ast.StringTerm(cells[q.columns[i]])}
	}
	return ast.ObjectTerm(pairs...)
}

// answer gives what is said of each row.
func (q *question) answer(rows [][]string) ([][]reason, error) {
	said := make([][]reason, len(rows))
	if len(rows) == 0 {
		return said, nil
	}
	input := make([]*ast.Term, len(rows))
	for i, cells := range rows {
		input[i] = q.object(cells)
	}
	results, err := q.query.Eval(context.Background(), rego.EvalParsedInput(ast.NewArray(input...)))
	if err != nil {
		return said, err
	}
	for _, item := range results[0].Expressions[0].Value.([]any) {
		words := item.([]any)
		i, err := words[0].(json.Number).Int64()
		if err != nil {
			return said, err
		}
		said[i] = append(said[i], reason{words[1].(string), words[2].(string), words[3].(string)})
	}
	return said, nil
}

// Rows that are asked about in one go, and which candidate of the batch each is about.
type pile struct {
	rows  [][]string
	about []int
	sure  []bool
}

func (p *pile) add(cells []string, about int, sure bool) {
	p.rows, p.about, p.sure = append(p.rows, cells), append(p.about, about), append(p.sure, sure)
}

type judge struct {
	own, record, finding *question
	evidence             *evidence
	batch                [][]string
	decisions, reasons   *bufio.Writer
}

// take puts a candidate into the batch, and judges the batch when it is full.
func (j *judge) take(cells []string) error {
	if len(cells[3]) < 10 {
		j.evidence.partly = append(j.evidence.partly, partly{cells[0], cells[1], cells[2]})
	}
	j.batch = append(j.batch, cells)
	if len(j.batch) < batchRows {
		return nil
	}
	return j.judgeBatch()
}

func (j *judge) judgeBatch() error {
	said, err := j.own.answer(j.batch)
	if err != nil {
		return err
	}
	var records, findings pile
	for i, c := range j.batch {
		j.evidence.eachRecordOf(c[1], c[2], c[3], func(cells []string, sure bool) { records.add(cells, i, sure) })
		for _, cells := range j.evidence.byKey[c[0]] {
			findings.add(cells, i, true)
		}
	}
	if err := addAnswers(said, j.record, &records); err != nil {
		return err
	}
	if err := addAnswers(said, j.finding, &findings); err != nil {
		return err
	}
	for i, c := range j.batch {
		j.write(c[0], said[i])
	}
	j.batch = j.batch[:0]
	return nil
}

// addAnswers adds what is said of a pile of rows to what is said of the candidates. What only closely matches
// is no rejection.
func addAnswers(said [][]reason, q *question, rows *pile) error {
	answers, err := q.answer(rows.rows)
	for n, answer := range answers {
		for _, r := range answer {
			if !rows.sure[n] {
				r.effect = "refer"
			}
			said[rows.about[n]] = append(said[rows.about[n]], r)
		}
	}
	return err
}

// write writes a candidate's reasons and decision; several expulsions are one reason.
func (j *judge) write(key string, said []reason) {
	decision, expelled := "accept", false
	for _, r := range said {
		if r.rule == "EXPELLED" && expelled {
			continue
		}
		expelled = expelled || r.rule == "EXPELLED"
		if r.effect == "reject" || (r.effect == "refer" && decision == "accept") {
			decision = r.effect
		}
		fmt.Fprintf(j.reasons, "%s,%s,%s,%s\n", key, r.rule, r.code, r.effect)
	}
	fmt.Fprintf(j.decisions, "%s,%s\n", key, decision)
}

func (j *judge) prepare() (err error) {
	if j.own, err = ask("own", map[string]int{"id_number": 2, "birth_date": 3, "hukou_here": 6, "lives_here": 7,
		"registered_elsewhere": 8, "party_state": 9, "applied_on": 10}); err != nil {
		return err
	}
	if j.record, err = ask("record", map[string]int{"disposal": 5, "final_on": 6, "quashed_on": 7, "deprived": 8,
		"rights_back_on": 9, "sealed": 10}); err != nil {
		return err
	}
	j.finding, err = ask("finding", map[string]int{"replied_on": 2, "keys": 3, "result": 4, "ground": 5})
	return err
}

func run(data, out string) (err error) {
	j := &judge{}
	if err = j.prepare(); err != nil {
		return err
	}
	if j.evidence, err = readEvidence(data); err != nil {
		return err
	}
	decisions, err := os.Create(filepath.Join(out, "decisions.csv"))
	if err != nil {
		return err
	}
	reasons, err := os.Create(filepath.Join(out, "reasons.csv"))
	if err != nil {
		return err
	}
	j.decisions, j.reasons = bufio.NewWriter(decisions), bufio.NewWriter(reasons)
	fmt.Fprintln(j.decisions, "candidate,decision")
	fmt.Fprintln(j.reasons, "candidate,rule,code,effect")
	if err = eachRow(filepath.Join(data, "candidates.csv"), j.take); err != nil {
		return err
	}
	if err = j.judgeBatch(); err != nil {
		return err
	}
	j.evidence.eachNear(func(key string) { fmt.Fprintf(j.reasons, "%s,,near,refer\n", key) })
	if err = j.decisions.Flush(); err != nil {
		return err
	}
	return j.reasons.Flush()
}

func main() {
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
