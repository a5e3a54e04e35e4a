/*
 * Every page: copy buttons, the help dialog, single-key shortcuts, tidy forms.
 *
 *   [data-copy="text"]        copies that text
 *   [data-copy-from="#id"]    copies the text of that element (and selects it where copying is refused)
 *   [data-open="#dialog"]     opens a dialog
 *   form[data-auto]           is sent as soon as a choice in it changes (its button stands in <noscript>)
 */
import { $, $$, copyText, recall, remembered, say } from './page.js';

document.addEventListener('click', event => {
  const button = event.target.closest('[data-copy], [data-copy-from], [data-open]');
  if (!button) return;
  const { copy, copyFrom, open } = button.dataset;
  if (copy) {
    copyText(copy, button, button.closest('.row')?.querySelector('p'));
  } else if (copyFrom) {
    const source = $(copyFrom);
    if (source) copyText(source.value ?? source.textContent.trim(), button, source);
  } else if (open) {
    $(open)?.showModal();
  }
});

/* A click on the backdrop closes a dialog: the dialog itself is then the target, never one of its children. */
for (const dialog of $$('dialog')) {
  dialog.addEventListener('click', event => {
    const box = dialog.getBoundingClientRect();
    const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    if (event.target === dialog && event.detail > 0 && !inside) dialog.close();
  });
}

/* Enter that chooses a candidate in an input method must not send the form (Safari sends keyCode 229 after the fact). */
document.addEventListener('keydown', event => {
  if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229) && event.target.form) event.preventDefault();
}, true);

/* Empty fields stay out of the address, which people copy. */
document.addEventListener('formdata', event => {
  if (event.target.method !== 'get') return;
  for (const name of new Set(event.formData.keys())) {
    const values = event.formData.getAll(name).filter(value => value !== '');
    event.formData.delete(name);
    for (const value of values) event.formData.append(name, value);
  }
});

document.addEventListener('change', event => {
  const form = event.target.form;
  if (form?.matches('form[data-auto]')) form.requestSubmit();
});

/* Single keys can be switched off (WCAG 2.1.4), and never act while somebody types or composes. */
remembered($('#keys-on'), 'keys');

const items = () => $$('.hit, .doc .p').filter(item => item.offsetParent);
const here = () => document.activeElement?.closest('.hit, .doc .p');

function step(by) {
  const all = items();
  if (!all.length) return;
  const now = all.indexOf(here());
  const next = now < 0 ? all.findIndex(item => item.getBoundingClientRect().bottom > 80) : now + by;
  const item = all[Math.min(Math.max(next, 0), all.length - 1)];
  $('.pn', item)?.focus({ preventScroll: true });
  item.scrollIntoView({ block: item.offsetHeight > innerHeight ? 'start' : 'center' });
}

function cite(style) {
  const number = here()?.querySelector('a.pn');
  number?.dispatchEvent(new CustomEvent('cite', { bubbles: true, detail: { style } }));
}

const keys = {
  '/': () => $('#q, #topq, #find')?.select(),
  j: () => step(1),
  k: () => step(-1),
  c: () => cite('gbt'),
  l: () => cite('link'),
  x: () => (here()?.querySelector('input[data-tray]') ?? $('.bar2 input[data-tray]'))?.click(),
  f: () => $('#find')?.select(),
  t: () => $('[data-view=dual]')?.click(),
  '[': () => $('[rel=prev]')?.click(),
  ']': () => $('[rel=next]')?.click(),
  '?': () => $('#help')?.showModal(),
};

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
  if (recall('keys') === 'off' || $('dialog[open]')) return;
  if (event.target.closest('input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]')) return;
  const act = Object.hasOwn(keys, event.key) && keys[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

/* A message the server left for after a redirect. */
say($('#live')?.dataset.say);
