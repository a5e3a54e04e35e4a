/*
 * Compare page: only what speaks of a word, only what a plan lacks, the way back to a row, columns that scroll together.
 *
 *   .term[data-s], .sh[data-s]        pressing a chip fills that term in every column and leaves what has it
 *   #about                            leaves the paragraphs with these words; they are kept in the address
 *   #lacking                          leaves the rows a column has nothing in: its number
 *   .rows li                          the rows at a glance, in the order of the rows
 *   #linked, .wh                      whole sections side by side: those not touched follow the one that is scrolled
 */
import { $, $$, fold, frame, on, rangesIn, recall, remember } from './page.js';

const PLACE = 'at';
const table = $('#m-row > table');
let sift;

/* Some files have a blank between any two characters. */
const bare = text => fold(text).replace(/\s/g, '');
const bared = new Map();

function says(element, wanted) {
  if (!bared.has(element)) bared.set(element, bare(element?.textContent ?? ''));
  return bared.get(element).includes(wanted);
}

if (table) {
  const box = table.parentNode;
  const rows = $$('tbody tr[id], [data-only] li', table);
  const listed = $$('.rows li');
  const about = $('#about');
  const lacking = $('#lacking');
  const output = $('output[data-n]');
  const elsewhere = $('a', output.parentNode);
  const address = new URL(location);
  let timer;

  sift = () => {
    const asked = about.value.trim();
    const wanted = bare(asked);
    const pressed = $('.term.on');
    const column = lacking?.value && `td:nth-child(${lacking.value})`;
    const ranges = [];
    let n = 0;
    rows.forEach((row, at) => {
      let found = false;
      for (const cell of $$('td, :scope > div', row)) {
        const whole = !pressed && says($('.s > a', cell), wanted);
        found ||= whole;
        for (const p of $$('.v, .d', cell)) {
          const fits = whole || ((!pressed || $('.sh.on', p)) && says(p, wanted));
          found ||= fits;
          p.hidden = !fits;
          if (fits && wanted) ranges.push(...rangesIn(p, fold(p.textContent), fold(asked)));
        }
      }
      if (column) found &&= row.id ? $(`${column}.gap`, row) : !row.closest(column);
      row.hidden = !found;
      if (listed[at]) listed[at].hidden = !found;
      if (row.id && found) n++;
    });
    table.classList.toggle('on', pressed || wanted);
    output.textContent = pressed || wanted || column ? output.dataset.n.replace('{n}', n) : '';
    elsewhere.search = elsewhere.search.replace(/q=.*/, `q=${encodeURIComponent(asked)}`);
    if (CSS.highlights) CSS.highlights.set('find', new Highlight(...ranges));
    address.hash = location.hash;
    address.searchParams.set('about', asked);
    history.replaceState(null, '', address);
  };

  on(about, 'input', () => {
    clearTimeout(timer);
    timer = setTimeout(sift, 99);
  });
  if (lacking) on(lacking, 'change', sift);
  on(window, 'pageshow', () => {   /* the browser may fill in again what was chosen before going back */
    about.value ||= address.searchParams.get('about') ?? '';
    if (!about.value && !lacking?.value) return;
    sift();
    $(':target')?.scrollIntoView();
  });

  /* A column moved is a page anew, and so is coming back from a paragraph: the row that was read is shown again. */
  box.scrollLeft = recall(PLACE);
  remember(PLACE, 0);
  on(table, 'click', event => {
    const link = event.target.closest('a');
    const line = frame($('th', table)).bottom + 20;   /* a row of which less is seen is not being read */
    const row = link?.closest('tbody tr') ?? $$('tbody tr', table).find(each => frame(each).bottom > line);
    if (!link || !row.id) return;
    if (link.pathname === location.pathname) {
      link.hash = row.id;
      if (about.value) link.search += `&about=${encodeURIComponent(about.value)}`;
      remember(PLACE, box.scrollLeft);
    } else history.replaceState(null, '', `#${row.id}`);
  });
}

for (const chip of $$('.term')) {
  chip.disabled = false;
  on(chip, 'click', () => {
    const pressed = chip.classList.toggle('on');
    chip.setAttribute('aria-pressed', pressed);
    for (const word of $$(`.sh[data-s="${chip.dataset.s}"]`)) word.classList.toggle('on', pressed);
    sift?.();
  });
}

/* Each by its own share, so that all reach their end together. Only the one last touched leads, or they would chase. */
const columns = $$('.wh');
let leader;
for (const column of columns) {
  on(column, 'pointerenter pointerdown focusin wheel', () => { leader = column; });
  on(column, 'scroll', () => {
    if (column !== leader || !$('#linked').checked) return;
    const share = column.scrollTop / (column.scrollHeight - column.clientHeight);
    for (const other of columns) if (other !== column) other.scrollTop = share * (other.scrollHeight - other.clientHeight);
  });
}
