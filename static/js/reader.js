/*
 * Reader: language view, the current section in the outline, find in the document.
 *
 *   button[data-view=src|dual]   the text alone or beside its translation (body.dual); remembered on the device
 *   .out a[href^="#"]            the outline; the section being read gets aria-current
 *   form#findform, input#find, output#find-n, [data-find=-1|1]     find; the text itself is not altered
 */
import { $, $$, firstBelow, fold, frame, on, rangesIn, recall, remember } from './page.js';

/* --- Views ------------------------------------------------------------------------------------------------------- */

const views = $$('[data-view]');

const current = () => (document.body.classList.contains('dual') ? 'dual' : 'src');

function view(name) {
  document.body.classList.toggle('dual', name === 'dual');
  for (const control of views) control.setAttribute('aria-pressed', control.dataset.view === name);
}

/* The paragraph at the top of the window stays where it is while the text around it changes its length. */
function keepPlace(change) {
  const all = $$('.doc .p');
  const kept = scrollY > 150 && all[firstBelow(all, 80)];
  const before = kept ? frame(kept).top : 0;
  change();
  if (kept) scrollBy(0, frame(kept).top - before);
}

for (const control of views) {
  on(control, 'click', event => {
    if (event.detail > 1) return;   /* of a double click the first has done it */
    const wanted = control.dataset.view;
    const next = wanted === 'dual' && current() === 'dual' ? 'src' : wanted;
    keepPlace(() => view(next));
    remember('view', next);
  });
}

if (views.length && recall('view') === 'dual') keepPlace(() => view('dual'));

/* The toolbar takes one line or two; what is sticky below it, and scrolling to a heading, must know. Nothing is told to
   the root but where scrolling stops: a property that is inherited from there would have all of a long plan styled anew. */
const bar = $('.bar2');
if (bar) {
  new ResizeObserver(() => {
    const height = getComputedStyle(bar).position === 'sticky' ? bar.offsetHeight : 0;
    document.documentElement.style.scrollPaddingTop = `calc(${height}px + 1.75rem)`;
    for (const beside of $$('.out, .rail')) beside.style.setProperty('--bar', `${height}px`);
  }).observe(bar);
}

/* --- Outline ----------------------------------------------------------------------------------------------------- */

const outline = $('.out');
const links = new Map($$('.out a[href*="#"]').map(a => [decodeURIComponent(a.hash.slice(1)), a]));
const heads = $$('.doc [id]').filter(element => links.has(element.id));   /* run-in headings are inside paragraphs */
const LINE = .2;   /* a section counts as being read once its heading has passed this share of the window */
let marked = null;

function spy() {
  const now = heads[Math.max(0, firstBelow(heads, innerHeight * LINE + 1, 'top') - 1)];
  const link = links.get(now.id);
  if (link === marked) return;
  marked?.removeAttribute('aria-current');
  marked = link;
  link.setAttribute('aria-current', 'location');
  /* Scroll the outline only, never the page it stands on. */
  const box = frame(outline);
  const place = frame(link);
  if (place.top < box.top) outline.scrollTop -= box.top - place.top + 24;
  else if (place.bottom > box.bottom) outline.scrollTop += place.bottom - box.bottom + 24;
}

if (outline && heads.length) {
  const observer = new IntersectionObserver(spy, { rootMargin: `0px 0px -${100 - LINE * 100}% 0px` });
  for (const head of heads) observer.observe(head);
  spy();
}

/* A box that scrolls must be reachable by keyboard, and only then. All are measured before any is changed. */
const scrollers = $$('.out, .rw > div');
const scrolls = box => box.scrollHeight > box.clientHeight + 1 && getComputedStyle(box).overflowY !== 'visible';
const watch = new ResizeObserver(() => {
  for (const [box, reached] of scrollers.map(box => [box, scrolls(box)])) {
    if (reached) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  }
});
for (const box of scrollers) watch.observe(box);

/* --- Find -------------------------------------------------------------------------------------------------------- */

const box = $('#find');
const total = $('#find-n');
const paint = 'highlights' in CSS;   /* else the current match is selected */
/* What the address asked for is marked already, word by word and in other writings: then those marks are gone through. */
const asked = $$('.doc mark').map(mark => {
  const range = new Range();
  range.selectNodeContents(mark);
  return range;
});
let hits = [];
let at = -1;

/* Where is looked: the words of the plan, and those beside them while they are seen. What is found is told by the text
   alone, since asking the browser where each piece stands would have it lay out a long plan once more. */
const PIECES = { src: '.p > :is(.v, .own) :is(p:not(.xs), th, td, caption), .z', dual: '.p :is(p:not(.xs), th, td, caption), .z, .e' };
const folded = new Map();

function pieces() {
  const seen = current();
  if (!folded.has(seen)) folded.set(seen, $$(`.doc :is(${PIECES[seen]})`).map(piece => [piece, fold(piece.textContent)]));
  return folded.get(seen);
}

function find(go) {
  const wanted = fold(box.value.trim());
  const given = box.value === box.defaultValue && asked.length;
  hits = given ? asked : [];
  if (wanted && !given) {
    for (const [piece, text] of pieces()) if (text.includes(wanted)) hits.push(...rangesIn(piece, text, wanted));
  }
  const here = $(':target');
  at = hits.length ? Math.max(0, hits.findIndex(hit => !go && here?.contains(hit.startContainer))) : -1;
  if (paint) {
    const all = new Highlight();
    if (!given) for (const hit of hits) all.add(hit);
    CSS.highlights.set('find', all);
  }
  show(go);
}

function show(go = true) {
  total.textContent = box.value.trim() ? `${at + 1}/${hits.length}` : '';
  const hit = hits[at];
  if (paint) {
    if (hit && go) CSS.highlights.set('find-on', new Highlight(hit));
    else CSS.highlights.delete('find-on');
  } else if (hit && document.activeElement !== box) {
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(hit);
  }
  if (hit && go) hit.startContainer.parentElement.scrollIntoView({ block: 'center' });
}

function move(by) {
  if (!hits.length) return;
  at = (at + by + hits.length) % hits.length;
  show();
}

if (box) {
  let timer;
  const soon = event => {
    if (event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(find, 120, true);
  };
  on(box, 'input compositionend', soon);
  on(box, 'keydown', event => {
    if (event.key === 'Escape' && box.value) {
      event.preventDefault();
      box.value = '';
      find(true);
    } else if (event.key === 'Enter' && event.shiftKey && !event.isComposing) {
      event.preventDefault();
      move(-1);
    }
  });
  /* Without this module the form asks the server; with it, Enter goes to the next match and the button is not needed. */
  on(box.form, 'submit', event => {
    event.preventDefault();
    move(1);
  });
  $('.btn', box.form).hidden = true;
  for (const button of $$('[data-find]')) on(button, 'click', () => move(Number(button.dataset.find)));
  if (box.value) find(!location.hash);
}
