/*
 * Compare page: only what speaks of a word, only what a plan lacks, the way back to a row, columns that scroll together.
 *
 *   .term[data-s], .sh[data-s]        pressing a chip fills that term in every column and leaves what has it
 *   #about                            leaves the paragraphs with these words; they are kept in the address
 *   #lacking                          leaves the rows a column has nothing in: its number
 *   .rows li                          the rows at a glance, in the order of the rows
 *   #linked, .wh                      whole sections side by side: those not touched follow the one that is scrolled
 */
import { $, $$, fold, frame, on, ranger, rangesIn, recall, remember } from './page.js';

const PLACE = 'at';
/* Below the frozen head: where a row that is gone to comes to stand, and some. What ends above it is not being read. */
const LINE = 148;
const SHORT = 60;   /* characters that are not worth leaving out */
const table = $('#m-row > table');
let sift;

/* Some files have a blank between any two characters. */
const bare = text => fold(text).replace(/\s/g, '');
const bared = new Map();

function says(element, wanted) {
  if (!bared.has(element)) bared.set(element, bare(element?.textContent ?? ''));
  return bared.get(element).includes(wanted);
}

/*
 * Of paragraph *p* the sentences that fit stay; for long stretches between them stands "…", which shows them when
 * pressed. From the end, so that what stands before keeps its place. A paragraph none of whose sentences fits stays.
 */
function shorten(p, fits) {
  const text = p.textContent;
  const between = ranger(p);
  let end = text.length;
  const cut = from => {
    if (end - from < SHORT) return;
    const dots = document.createElement('button');
    const kept = document.createElement('span');
    const range = between(from, end);
    kept.append(range.extractContents());
    kept.className = 'cut';
    kept.hidden = true;
    dots.className = 'q';
    dots.textContent = '…';
    dots.ariaLabel = dots.title = table.dataset.more;
    dots.lang = document.documentElement.lang;
    range.insertNode(kept);
    kept.before(dots);
    on(dots, 'click', () => mend(kept));
  };
  for (const { 0: said, index } of [...text.matchAll(/[^。；！？\n]+./gs)].reverse()) {
    if (!fits(between(index, index + said.length))) continue;
    cut(index + said.length);
    end = index;
  }
  if (end < text.length) cut(0);
}

function mend(kept) {
  kept.previousSibling.remove();
  kept.replaceWith(...kept.childNodes);
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
    $$('.cut', table).forEach(mend);
    rows.forEach((row, at) => {
      let found = false;
      for (const cell of $$('td, :scope > div', row)) {
        const whole = !pressed && says($('.s > a', cell), wanted);
        found ||= whole;
        for (const p of $$('.v, .d', cell)) {
          const fits = whole || ((!pressed || $('.sh.on', p)) && says(p, wanted));
          found ||= fits;
          p.hidden = !fits;
          if (fits && !whole) shorten($('p', p), range => $('.sh.on', range.cloneContents()) || wanted && bare(`${range}`).includes(wanted));
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
    if (about.value || lacking?.value) sift();
    else if (!read.length) return;
    ($(':target') ?? $$('.s > a', table).find(link => read.includes(link.pathname))?.closest('tr, li'))?.scrollIntoView();
  });

  /* A column moved is a page anew, and so is coming back from a paragraph: the row that was read is shown again. Without
     one of its columns it may have another name, or be a section that one column alone has: its sections tell. */
  const [left, ...read] = (recall(PLACE) ?? '').split(' ');
  box.scrollLeft = left;
  remember(PLACE, '');
  on($('main'), 'click', event => {
    const link = event.target.closest('a');
    if (!link) return;
    const same = link.pathname === location.pathname;
    if (same && about.value && link.search !== location.search) link.search += `&about=${encodeURIComponent(about.value)}`;
    const line = Math.max(0, frame(box).top) + LINE;
    const row = link.closest('tbody :is(tr[id], li)') ?? rows.find(each => frame(each).bottom > line);
    if (!row || !table.contains(link)) return;
    if (same) {
      link.hash = row.id;
      remember(PLACE, [box.scrollLeft, ...$$('.s > a', row).map(each => each.pathname)].join(' '));
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
