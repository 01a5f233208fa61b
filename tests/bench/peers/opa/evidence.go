// SPDX-License-Identifier: Apache-2.0
package main

import (
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
)

// A record of the police, and whether it was attached to somebody.
type record struct {
	cells    []string // name, id_number, birth_date, offence, ...
	attached bool
}

// Whoever is known by a birth date that is not whole.
type partly struct{ key, name, number string }

// What is said about people on the list, by what it is found by.
type evidence struct {
	byNumber, byName map[string][]*record
	byKey            map[string][][]string
	partly           []partly
}

// eachRow calls visit with the cells of every line after the first; they are the visitor's to keep.
func eachRow(path string, visit func(cells []string) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	reader := csv.NewReader(file)
	if _, err := reader.Read(); err != nil {
		return err
	}
	for {
		cells, err := reader.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if err := visit(cells); err != nil {
			return err
		}
	}
}

func readEvidence(folder string) (*evidence, error) {
	e := &evidence{map[string][]*record{}, map[string][]*record{}, map[string][][]string{}, nil}
	err := eachRow(filepath.Join(folder, "criminal_records.csv"), func(cells []string) error {
		r := &record{cells: cells}
		if cells[1] != "" {
			e.byNumber[cells[1]] = append(e.byNumber[cells[1]], r)
		}
		e.byName[cells[0]] = append(e.byName[cells[0]], r)
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = eachRow(filepath.Join(folder, "findings.csv"), func(cells []string) error {
		e.byKey[cells[0]] = append(e.byKey[cells[0]], cells)
		return nil
	})
	return e, err
}

// eachRecordOf visits a candidate's records: surely the candidate's by number and name, closely by number or
// by name and birth date.
func (e *evidence) eachRecordOf(name, number, birth string, visit func(cells []string, sure bool)) {
	if number != "" {
		for _, r := range e.byNumber[number] {
			r.attached = true
			visit(r.cells, r.cells[0] == name)
		}
	}
	for _, r := range e.byName[name] {
		if r.cells[2] == birth && (number == "" || r.cells[1] != number) {
			r.attached = true
			visit(r.cells, false)
		}
	}
}

// eachNear visits a key for each record of nobody that may be that candidate's: the name, and no number to
// compare. Of whoever has a whole birth date it is known; the others are referred for that already.
func (e *evidence) eachNear(visit func(key string)) {
	for _, p := range e.partly {
		for _, r := range e.byName[p.name] {
			if !r.attached && (p.number == "" || r.cells[1] == "") {
				visit(p.key)
			}
		}
	}
}
