/*
 * Compare page: shared terms across the columns, rows of one plan only, columns that scroll together.
 *
 *   .term[data-s], .sh[data-s]        pressing a chip fills that term in every column
 *   #only-shared, [data-only]         hides the rows only one plan speaks to
 *   #linked, .wh                      whole sections side by side: those not touched follow the one that is scrolled
 */
import { $, $$, on } from './page.js';

for (const chip of $$('.term[data-s]')) {
  chip.disabled = false;
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

/* Each by its own share, so that all reach their end together. Only the one last touched leads, or they would chase. */
const columns = $$('.wh');
let leader = null;
for (const column of columns) {
  on(column, 'pointerenter pointerdown focusin wheel', () => { leader = column; });
  on(column, 'scroll', () => {
    if (column !== leader || !$('#linked').checked) return;
    const share = column.scrollTop / (column.scrollHeight - column.clientHeight);
    for (const other of columns) if (other !== column) other.scrollTop = share * (other.scrollHeight - other.clientHeight);
  });
}
