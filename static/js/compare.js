/*
 * Compare page: shared terms across the columns, rows of one plan only.
 *
 *   .term[data-s], .sh[data-s]        pressing a chip fills that term in every column
 *   #only-shared, [data-only]         hides the rows only one plan speaks to
 *   #only-diff, [data-same]           hides the rows in which the figures are equal
 */
import { $, $$, on } from './page.js';

for (const chip of $$('.term[data-s]')) {
  on(chip, 'click', () => {
    const on = chip.getAttribute('aria-pressed') !== 'true';
    chip.setAttribute('aria-pressed', String(on));
    for (const word of $$(`.sh[data-s="${CSS.escape(chip.dataset.s)}"]`)) word.classList.toggle('on', on);
  });
}

function hides(switchId, rows) {
  const box = $(switchId);
  if (!box) return;
  const apply = () => { for (const row of $$(rows)) row.hidden = box.checked; };
  on(box, 'change', apply);
  on(window, 'pageshow', apply);   /* the browser may restore the tick after going back */
}

hides('#only-shared', '[data-only]');
hides('#only-diff', '[data-same]');
