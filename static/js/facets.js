/*
 * Facets: a box with a list inside its <li> ticks that list and follows it; the Apply button counts pending changes.
 *
 * Without this the panel is a plain GET form. Texts of the button: data-z (nothing pending), data-n with {n}.
 * A ticked parent means everything under it, so only the parent is sent. Where parent and list are different facets
 * (a province and its cities) the parent means more than the sum of its list, which also has plans of its own: ticking
 * every city does not tick the province.
 */
import { $, $$, keep, on } from './page.js';

/* The boxes of the list inside an item. */
const INNER = ':scope > ul input:not(:disabled)';

let form = null;
let apply = null;

const changed = field => (field.type === 'checkbox' ? field.checked !== field.defaultChecked : field.value !== field.defaultValue);
const fields = () => $$('input:not([type=hidden])', form);

/* The boxes of one <li>: its own first, then those of the list inside. */
function follow(box) {
  const item = box.closest('li');
  if (!item) return;
  for (const child of $$(INNER, item)) child.checked = box.checked;
  for (let parent = item.parentElement.closest('li'); parent; parent = parent.parentElement.closest('li')) settle(parent);
}

function settle(item) {
  const own = $('input', item);
  const inner = $$(INNER, item);
  if (!own || !inner.length) return;
  const ticked = inner.filter(box => box.checked).length;
  const all = ticked === inner.length;
  own.checked = all && (own.checked || inner.every(box => box.name === own.name));
  own.indeterminate = ticked > 0 && !own.checked;
}

/* A box that merely follows the one above it is no change of its own. */
function follows(field) {
  const above = field.closest('ul')?.closest('li')?.querySelector('input');
  return Boolean(above) && changed(above) && above.checked === field.checked;
}

function count() {
  if (!apply) return;
  const pending = fields().filter(field => changed(field) && !follows(field)).length;
  apply.textContent = pending ? apply.dataset.n.replace('{n}', pending) : apply.dataset.z;
  apply.classList.toggle('pri', pending > 0);
}

function begin() {
  form = $('#facets');
  apply = $('#apply');
  if (!form) return;
  /* A ticked parent says its whole list is meant; a list partly ticked shows on the parent. */
  for (const item of $$('li:has(> ul)', form)) {
    const own = $('input', item);
    if (!own) continue;
    const inner = $$(INNER, item);
    if (own.checked && !inner.some(box => box.checked)) {
      for (const box of inner) box.checked = box.defaultChecked = true;
    } else if (!own.checked && inner.some(box => box.checked)) {
      own.indeterminate = true;
    }
  }
  count();   /* what was ticked while this page was on its way is pending */
  on(form, 'input', event => {
    if (event.target.type === 'checkbox') follow(event.target);
    count();
  });

  on(form, 'formdata', event => {
    for (const box of $$('li:has(> ul) > label > input:checked', form)) {
      for (const child of $$(':scope > ul input:checked', box.closest('li'))) {
        keep(event.formData, child.name, value => value !== child.value);
      }
    }
  });
}

begin();
on(document, 'replaced', begin);
on(window, 'pageshow', count);   /* the browser may restore ticks after going back */
