/*
 * Every page: copy buttons, the help dialog, single-key shortcuts, tidy forms.
 *
 *   [data-copy="text"]        copies that text
 *   [data-copy-from="#id"]    copies the text of that element (and selects it where copying is refused)
 *   [data-open="#dialog"]     opens a dialog
 */
import { $, $$, copyText, firstBelow, held, keep, lang, on, recall, remembered } from './page.js';

on(document, 'click', event => {
  const button = event.target.closest('[data-copy], [data-copy-from], [data-open]');
  if (!button) return;
  const { copy, copyFrom, open } = button.dataset;
  if (copy) {
    copyText(copy, button, button.closest('.row')?.querySelector('p'));
  } else if (copyFrom) {
    copyText($(copyFrom).textContent.trim(), button, $(copyFrom));
  } else if (open) {
    $(open).showModal();
  }
});

/* Enter that chooses a candidate in an input method must not send the form (Safari sends keyCode 229 after the fact). */
on(document, 'keydown', event => {
  if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229) && event.target.form) event.preventDefault();
}, true);

/* The other language is entered at the paragraph this page was. Back from it is back to this one: the entry that is left
   says which it was in. A page the browser kept is not asked for again, so the server is told of the choice. */
on(document, 'click', event => {
  const link = event.target.closest('.lang a');
  if (!link || held(event)) return;
  link.hash = location.hash;
  history.replaceState(history.state, '', link.href.replace(/([?&]lang=)\w+/, `$1${lang}`));
});
on(window, 'pageshow', event => {
  if (event.persisted && /[?&]lang=/.test(location.search)) fetch(location.href);
});

/* Empty fields stay out of the address, which people copy. */
on(document, 'formdata', event => {
  if (event.target.method !== 'get') return;
  for (const name of new Set(event.formData.keys())) keep(event.formData, name, value => value !== '');
});

/* Single keys can be switched off (WCAG 2.1.4), and never act while somebody types or composes. */
remembered($('#keys-on'), 'keys');

const items = () => $$('.hit:not(details:not([open]) *), .doc .p');
const here = () => document.activeElement?.closest('.hit, .doc .p');

function step(by) {
  const all = items();
  if (!all.length) return;
  const now = all.indexOf(here());
  const next = now < 0 ? firstBelow(all, 80) : now + by;
  const item = all[Math.min(Math.max(next, 0), all.length - 1)];
  $('.pn', item)?.focus({ preventScroll: true });
  item.scrollIntoView({ block: item.offsetHeight > innerHeight ? 'start' : 'center' });
}

const press = selector => $(selector)?.click();

/* The page of a passage has no paragraphs to choose from, but its citations with a button each. */
function cite(style) {
  const number = here()?.querySelector('a.pn');
  if (number) number.dispatchEvent(new CustomEvent('cite', { bubbles: true, detail: { style } }));
  else press(`[data-copy-from^="#c-${style}"]`);
}

/* What is compared is a section or a part: its box stands beside the first of its paragraphs, or above them all. */
function compare() {
  const at = here() ?? $('.narrow');
  if (at) $$('[data-tray]').findLast(box => (at.compareDocumentPosition(box) & 20) !== 4)?.click();
}

const keys = {
  '/': () => $('#q, #topq, #find')?.select(),
  j: () => step(1),
  k: () => step(-1),
  c: () => cite('gbt'),
  l: () => cite('link'),
  x: compare,
  f: () => $('#find')?.select(),
  t: () => press('[data-view=dual]'),
  '[': () => press('[rel=prev]'),
  ']': () => press('[rel=next]'),
  '?': () => $('#help')?.showModal(),
};

on(document, 'keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (recall('keys') === 'off' || $('dialog[open]')) return;
  if (event.target.closest('input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]')) return;
  const act = Object.hasOwn(keys, event.key) && keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
