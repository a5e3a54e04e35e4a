/*
 * A paragraph number opens a pop-up with its permanent link, GB/T 7714, quotation and BibTeX.
 *
 * The link of a number, /plans/plan/anchor, says what is cited, the nearest [data-edition] in which edition; what the
 * pop-up shows comes from /api/cite, so that citations are made in one place only. <body data-base> is the public address
 * of the archive, [data-label] what stands before a number that is printed alone. Without this module, or with Ctrl, the
 * number is a plain link to the page of the paragraph, which lists the same formats.
 *
 *   #cite .row[data-k=link|gbt|quote|bib] > p, button       the pop-up
 *   .hit [data-cite]                                        copies the citation of that hit without opening it
 */
import { $, $$, frame, copyText, held, lang, on, say } from './page.js';

const STYLES = { link: 'csl-json', gbt: 'gbt7714', quote: 'text', bib: 'bibtex' };
const NUMBER = ':is(.p, .hit, .v, .own) > a.pn, .cited p > a.pn';
const GAP = 6;

const pop = document.body.showPopover && $('#cite');   /* an old browser keeps the links */
const fetched = new Map();
let opened = null;

/** The permanent address of the paragraph *number* belongs to, as long as it is not pinned to an edition and words. */
const plain = number => document.body.dataset.base + number.pathname;

/** The text for row *kind*. Rejects where the server does not answer. */
function citation(number, kind) {
  const query = new URLSearchParams({ style: STYLES[kind], lang });
  const edition = number.closest('[data-edition]')?.dataset.edition;
  if (edition) query.set('edition', edition);
  const address = `${number.pathname.replace('/plans', '/api/cite')}?${query}`;
  if (!fetched.has(address)) {
    const text = fetch(address)
      .then(answer => (answer.ok ? answer.text() : Promise.reject(answer)))
      .then(said => (kind === 'link' ? JSON.parse(said)[0].URL : said.trim()));
    text.catch(() => fetched.delete(address));   /* ask again next time */
    fetched.set(address, text);
  }
  return fetched.get(address);
}

async function copy(number, kind, button) {
  try {
    await copyText(await citation(number, kind), button);
  } catch {
    say($('#live')?.dataset.offline);
  }
}

/* A link is there at once; it is pinned, and the other rows follow, as the server answers. */
function fill(number) {
  $('header b', pop).textContent = (number.closest('[data-label]')?.dataset.label ?? '') + number.textContent;
  $('footer a', pop).href = number.href;
  for (const row of $$('.row', pop)) {
    const kind = row.dataset.k;
    const put = (text, copyable) => {
      if (opened !== number) return;
      $('p', row).textContent = text;
      $('button', row).dataset.copy = copyable ? text : '';
      $('button', row).disabled = !copyable;
    };
    const [soon, copyable] = kind === 'link' ? [plain(number), true] : ['…', false];
    put(soon, copyable);
    citation(number, kind).then(text => put(text, true), () => put(copyable ? soon : '–', copyable));
  }
}

/*
 * Beside the cited paragraph where the window is wide enough, else under it, else above it, else under it all the same
 * and the page moves up by as much as is missing: never over it. Its rows have their full height before they are
 * filled (css/frame.css), so that this is settled when it opens. It is never higher than the window, and scrolls.
 */
function place(number) {
  const text = frame(number.closest('.p, .hit, .v, .cited') ?? number);
  const lowest = Math.max(GAP, innerHeight - GAP - ($('.tray')?.offsetHeight ?? 0) - pop.offsetHeight);
  const rightmost = document.documentElement.clientWidth - 16 - pop.offsetWidth;
  const beside = text.right + GAP;
  const below = text.bottom + GAP;
  const above = text.top - GAP - pop.offsetHeight;
  let left = Math.max(16, Math.min(frame(number).left, rightmost));
  let top = below <= lowest || above < 0 ? below : above;
  if (beside <= rightmost) {
    left = beside;
    top = Math.max(GAP, Math.min(text.top, lowest));
  }
  pop.style.left = `${left + scrollX}px`;
  pop.style.top = `${top + scrollY}px`;
  if (top > lowest) scrollBy(0, top - lowest);
}

function open(number) {
  opened = number;
  pop.showPopover({ source: number });   /* Tab goes on from the number, where the browser knows of sources */
  number.setAttribute('aria-expanded', 'true');
  fill(number);
  place(number);
  $('.row button', pop)?.focus({ preventScroll: true });
}

function closed() {
  if (!opened) return;
  const number = opened;
  opened = null;
  number.setAttribute('aria-expanded', 'false');
  const lost = document.activeElement === document.body || pop.contains(document.activeElement);
  if (lost) number.focus({ preventScroll: true });
}

if (pop) {
  const name = () => { for (const number of $$(NUMBER)) number.ariaHasPopup = 'dialog'; };
  name();
  on(document, 'replaced', name);
  /* Only once it is pointed at: a title given to each of the thousands in a long plan has all of them styled again. */
  on(document, 'pointerover focusin', event => {
    const number = event.target.closest?.(NUMBER);
    if (number) number.title = pop.ariaLabel;
  });
  on(pop, 'toggle', event => { if (event.newState === 'closed') closed(); });
}

on(document, 'click', event => {
  const button = event.target.closest('[data-cite]');
  if (button) copy($('.pn', button.closest('.hit')), 'gbt', button);
  const number = event.target.closest(NUMBER);
  if (!number || !pop || held(event)) return;
  event.preventDefault();
  if (number === opened && event.detail < 2) {   /* the second click of a double one is no wish to close */
    pop.hidePopover();
    return;
  }
  if (pop.matches(':popover-open')) pop.hidePopover();
  closed();
  open(number);
});

/* The keys c and l (js/app.js) ask for a copy without opening anything. */
on(document, 'cite', event => {
  const number = event.target.closest(NUMBER);
  if (number) copy(number, event.detail.style, number);
});
