/*
 * The compare tray: up to eight passages, kept in a cookie which the server reads too.
 *
 * Cookie `tray`: "plan:anchor" joined by "|", URL-encoded. Labels are remembered on the device, since only the page that
 * offered a passage knows its name.
 *
 *   input[data-tray][name=section][value="plan:anchor"][data-label]    a box beside each passage; sent as it is where no
 *                                                                      script runs
 *   .tray > … #tray-list, template, #tray-n, #tray-x, #tray-go     the tray; data-max on .tray changes the limit,
 *                                                                  data-full is said when it is reached
 */
import { $, $$, land, on, onReturn, recall, remember, say } from './page.js';

const MONTH = 30 * 24 * 60 * 60;
const tray = $('.tray');
const list = $('#tray-list');
const go = $('#tray-go');
const max = Number(tray?.dataset.max) || 8;
const boxes = () => $$('input[data-tray]');

function read() {
  const found = /(?:^|; )tray=([^;]*)/.exec(document.cookie);
  try {
    return [...new Set(decodeURIComponent(found?.[1] ?? '').split('|').filter(Boolean))].slice(0, max);
  } catch { return [] }
}

function write(values) {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  const age = values.length ? MONTH : 0;
  document.cookie = `tray=${encodeURIComponent(values.join('|'))}; path=/; max-age=${age}; samesite=lax${secure}`;
}

function labels() {
  try {
    return JSON.parse(recall('tray-labels')) ?? {};
  } catch { return {} }
}

function label(value, text) {
  const kept = Object.entries(labels()).filter(([name]) => read().includes(name));
  remember('tray-labels', JSON.stringify({ ...Object.fromEntries(kept), [value]: text }));
}

function entry(value) {
  const item = $('template', tray).content.firstElementChild.cloneNode(true);
  const text = labels()[value] ?? value;
  item.dataset.v = value;
  $('span', item).textContent = text;
  $('span', item).title = text;
  const remove = $('button', item);
  remove.setAttribute('aria-label', `${remove.getAttribute('aria-label')} ${text}`);
  return item;
}

function draw() {
  const values = read();
  /* What the server drew stays: it knows the labels in the language of this page. */
  const drawn = new Map([...list.children].map(item => [item.dataset.v, item]));
  list.replaceChildren(...values.map(value => drawn.get(value) ?? entry(value)));
  /* Where just these are compared, the way there is no news and would only cover them. */
  const shown = new URLSearchParams(location.search).getAll('section').sort().join();
  const there = values.length > 1 && shown === [...values].sort().join();
  tray.hidden = there || !values.length && ($('#tray-col')?.hidden ?? true);
  for (const part of $$('b, #tray-x, #tray-keep, #tray-go', tray)) part.hidden = !values.length;
  $('#tray-n').textContent = `${values.length}/${max}`;
  go.disabled = values.length < 2;
  for (const box of boxes()) {
    box.checked = values.includes(box.value);
    box.disabled = !box.checked && values.length >= max;
  }
}

function remove(values) {
  write(read().filter(value => !values.includes(value)));
  draw();
}

if (tray && list) {
  on(document, 'change', event => {
    const box = event.target;
    if (!box.matches('input[data-tray]')) return;
    if (!box.checked) {
      remove([box.value]);
      return;
    }
    const values = read();
    if (values.length < max) write([...values, box.value]);
    label(box.value, box.dataset.label || box.value);
    draw();
    if (values.length + 1 === max) say(tray.dataset.full);
  });

  on(tray, 'click', event => {
    const button = event.target.closest('button');
    const item = button?.closest('li');
    if (item) {
      event.preventDefault();
      const next = item.nextElementSibling ?? item.previousElementSibling;
      remove([item.dataset.v]);
      land(next ? $('button', next) : undefined);
    } else if (button?.id === 'tray-x') {
      event.preventDefault();
      remove(read());
      land();
    }
  });

  /* Boxes on this page and the list say the same thing twice; each passage is sent once, in the order it was added. */
  on(go.form, 'formdata', event => {
    event.formData.delete('section');
    for (const value of read()) event.formData.append('section', value);
  });

  draw();
  on(document, 'replaced collected', draw);
  onReturn(draw);
}
