/* report.js: sorts, searches and shows more rows of report.html. It reads the page's own data block,
 * asks nothing of anybody, and puts what comes from data into text nodes only. Without it the page
 * shows the first rows of every table. */
'use strict';
(() => {
  const CHUNK = 100;        // rows added at a time
  const PRINTED = 1000;     // rows of one table put on paper
  const data = JSON.parse(document.getElementById('report-data').textContent);
  const number = new Intl.NumberFormat('en-US');

  // ---- making elements

  function make(name, className, ...inside) {
    const element = document.createElement(name);
    if (className) element.className = className;
    element.append(...inside);
    return element;
  }

  function rowHead(...inside) {
    const head = make('th', '', ...inside);
    head.scope = 'row';
    return head;
  }

  function fill(phrase, ...given) {
    return phrase.replace(/\{(\d)\}/g, (all, n) => given[n - 1]);
  }

  function bar(parts, all) {
    const space = 'http://www.w3.org/2000/svg';
    const picture = document.createElementNS(space, 'svg');
    const attributes = { class: 'bar', viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' };
    for (const name in attributes) picture.setAttribute(name, attributes[name]);
    let at = 0;
    for (const [kind, n] of parts) {
      if (n === 0) continue;
      const part = document.createElementNS(space, 'rect');
      const width = Math.min(Math.max(100 * n / all, 0.6), 100 - at);
      part.setAttribute('class', kind);
      part.setAttribute('x', at.toFixed(2));
      part.setAttribute('width', width.toFixed(2));
      part.setAttribute('height', '10');
      picture.append(part);
      at += width;
    }
    return picture;
  }

  // ---- units: [key, name, accepted, referred, rejected, held]

  // Those of the unit who were not accepted.
  function linkToPeople(words, key) {
    const link = make('a', '', words);
    link.href = '#people';
    link.addEventListener('click', () => grids.find(grid => grid.how === people).searchFor(key));
    return link;
  }

  const unitAll = unit => unit[2] + unit[3] + unit[4];
  const units = {
    text: unit => unit[0] + ' ' + unit[1],
    keys: [unit => unit[0] + ' ' + unit[1], unitAll, unit => unit[2], unit => unit[4], unit => unit[3],
      unit => unit[5]],
    filters: { with: (unit, value) => unit[value] > 0 },
    row(unit) {
      const [key, name, accepted, referred, rejected, held] = unit;
      const all = unitAll(unit);
      const counts = [all, accepted, rejected, referred, held].map(n => make('td', 'n', number.format(n)));
      const parts = [['accept', accepted], ['refer', referred - held], ['hold', held], ['reject', rejected]];
      const title = name ? key + ' ' + name : key;
      const head = rowHead(referred + rejected > 0 ? linkToPeople(title, key) : title);
      return make('tr', '', head, ...counts, make('td', '', bar(parts, all)));
    },
  };

  // ---- people: [key, name, kind, stage, place, [unit, ...], [[rule, effect, words, [note, ...], code], ...], rest]

  const kinds = ['accept', 'refer', 'hold', 'reject'];
  const effects = ['other', 'other', 'warn', 'refer', 'hold', 'reject'];
  const quiet = (...inside) => make('span', 'quiet', ...inside);
  const tag = (kind, words) => make('span', 'tag ' + kind, words);
  const ruleOf = reason => reason[0] < 0 ? [reason[4], data.self] : data.rules[reason[0]];

  function reasonItem(reason) {
    const [, effect, words, notes] = reason;
    const [id, title] = ruleOf(reason);
    const item = make('li', '', tag(effects[effect], data.effects[effect]), ' ', make('code', '', id), ' ',
      quiet(title), make('p', '', words));
    if (notes.length > 0) item.append(make('p', 'quiet', notes.join(' \u00b7 ')));
    return item;
  }

  const people = {
    text: person => [person[0], person[1], person[5].join(' '),
      ...person[6].map(reason => ruleOf(reason).join(' ') + ' ' + reason[2] + ' ' + reason[3].join(' '))].join(' '),
    keys: [person => person[0], person => -10 * person[2] + person[3]],
    filters: {
      kind: (person, value) => person[2] === value,
      stage: (person, value) => person[3] === value,
      rule: (person, value) => person[6].some(reason => reason[0] === value),
    },
    row(person) {
      const [key, name, kind, stage, place, where, reasons, rest] = person;
      const head = rowHead(make('b', '', key), ' ' + name);
      for (const words of [...where, fill(data.listed, place)]) head.append(make('br'), quiet(words));
      const items = reasons.map(reasonItem);
      if (rest) items.push(make('li', 'quiet', rest));
      return make('tr', '', head,
        make('td', '', tag(kinds[kind], data.kinds[kind]), make('br'), quiet(data.stages[stage] || '')),
        make('td', '', make('ul', '', ...items)));
    },
  };

  // ---- one table: what is searched for and sorted by, and as many rows as were asked for

  class Grid {
    constructor(section, rows, how) {
      this.rows = rows;
      this.how = how;
      this.body = section.querySelector('tbody');
      this.form = section.querySelector('form.tools');
      this.output = this.form.querySelector('output');
      this.column = -1;          // sorted by; -1: as written
      this.down = false;
      this.more = make('button', 'more', data.more);
      this.more.type = 'button';
      this.unprinted = make('p', 'unprinted');
      section.append(this.more, this.unprinted);
      section.querySelectorAll('.static').forEach(note => note.remove());
      this.prepareHeads([...section.querySelectorAll('thead th')]);
      this.form.hidden = false;
      this.form.addEventListener('input', () => this.search());
      this.form.addEventListener('submit', event => event.preventDefault());
      this.more.addEventListener('click', () => this.showMore());
      this.search();
    }

    prepareHeads(heads) {
      this.heads = heads.slice(0, this.how.keys.length);
      this.heads.forEach((head, i) => {
        const button = make('button', '', ...head.childNodes);
        button.type = 'button';
        button.addEventListener('click', () => this.sortBy(i));
        head.append(button);
        head.setAttribute('aria-sort', 'none');
      });
    }

    // What a row is searched in, made once.
    textOf(row) {
      if (this.texts === undefined) this.texts = new Map();
      if (!this.texts.has(row)) this.texts.set(row, this.how.text(row).toLowerCase());
      return this.texts.get(row);
    }

    search() {
      const values = new FormData(this.form);
      const words = values.get('words').toLowerCase().split(/\s+/).filter(word => word !== '');
      const asked = Object.keys(this.how.filters).filter(name => values.get(name) !== '');
      this.found = this.rows.filter(row =>
        asked.every(name => this.how.filters[name](row, Number(values.get(name)))) &&
        words.every(word => this.textOf(row).includes(word)));
      this.sort();
    }

    searchFor(words) {
      this.form.reset();
      this.form.elements.words.value = words;
      this.search();
    }

    sortBy(column) {
      this.down = this.column === column ? !this.down : column > 0;
      this.column = column;
      this.heads.forEach((head, i) => head.setAttribute('aria-sort',
        i !== column ? 'none' : this.down ? 'descending' : 'ascending'));
      this.sort();
    }

    sort() {
      const key = this.how.keys[this.column];
      const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
      const compare = (a, b) => typeof a === 'number' ? a - b : order.compare(a, b);
      if (key) {
        const keyed = this.found.map((row, i) => [key(row), i, row]);
        keyed.sort((a, b) => (this.down ? -1 : 1) * compare(a[0], b[0]) || a[1] - b[1]);
        this.found = keyed.map(entry => entry[2]);
      }
      this.show(CHUNK);
    }

    show(most) {
      this.body.replaceChildren(...this.found.slice(0, most).map(row => this.how.row(row)));
      this.tell();
    }

    showMore() {
      const from = this.body.rows.length;
      this.body.append(...this.found.slice(from, from + CHUNK).map(row => this.how.row(row)));
      const first = this.body.rows[from];
      first.tabIndex = -1;       // whoever came by keyboard reads on where the new rows begin
      first.focus({ preventScroll: true });
      this.tell();
    }

    tell() {
      const shown = this.body.rows.length;
      this.output.textContent = this.found.length === 0 ? data.nothing :
        fill(data.shown, number.format(shown), number.format(this.found.length));
      this.more.hidden = shown === this.found.length;
      this.unprinted.textContent = this.found.length > shown ?
        fill(data.unprinted, number.format(this.found.length - shown)) : '';
    }
  }

  // ---- beginning

  const grids = [];
  function begin(id, rows, how) {
    const section = document.getElementById(id);
    if (section && rows.length > 0) grids.push(new Grid(section, rows, how));
  }
  for (const id in data.units) begin(id, data.units[id], units);
  begin('people', data.people, people);

  let before = [];
  window.addEventListener('beforeprint', () => {
    before = grids.map(grid => grid.body.rows.length);
    grids.forEach(grid => grid.show(PRINTED));
  });
  window.addEventListener('afterprint', () => grids.forEach((grid, i) => grid.show(before[i])));

  for (const wide of document.querySelectorAll('.wide'))
    if (wide.scrollWidth <= wide.clientWidth) wide.removeAttribute('tabindex');
})();
