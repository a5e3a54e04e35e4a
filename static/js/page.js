/*
 * What the other modules share: finding elements, remembering a choice, telling the reader, copying text.
 *
 * Imported only, never a <script> of its own. Every page works without any of these modules; each looks for the
 * elements it serves and does nothing where they are missing.
 */

/** The first element that fits, or null. */
export const $ = (selector, root = document) => root.querySelector(selector);

/** All elements that fit, as an array. */
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

/** Call *act* at the events *names*, separated by blanks, of *target*; before its own listeners if *first*. */
export function on(target, names, act, first = false) {
  for (const name of names.split(' ')) target.addEventListener(name, act, first);
}

/** Call *act* whenever the reader is back: by the back button, which restores old ticks, or from another tab. */
export function onReturn(act) {
  on(window, 'pageshow', act);
  on(document, 'visibilitychange', () => { if (!document.hidden) act(); });
}

/** Whether a key is held that gives a click a meaning of the browser's own: another tab, a download. */
export const held = event => event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;

/** Where *element* stands in the window. */
export const frame = element => element.getBoundingClientRect();

/**
 * Where among *elements*, which follow one another down the page, the first stands whose *side* is below *line*; how many
 * there are where none is. Few are asked where they stand: what is far away is laid out only to answer that.
 */
export function firstBelow(elements, line, side = 'bottom') {
  let from = 0;
  let to = elements.length;
  while (from < to) {
    const middle = from + to >> 1;
    if (frame(elements[middle])[side] > line) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** Give *element* the attributes *pairs*. */
export function set(element, pairs) {
  for (const [name, value] of Object.entries(pairs)) element.setAttribute(name, value);
}

/** *text* without case and full width, which do not matter to a reader; its length is kept, so places in it stay true. */
export function fold(text) {
  const folded = text.replace(/[\uff01-\uff5e]/g, c => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).toLowerCase();
  return folded.length === text.length ? folded : text;
}

/** What makes ranges of *element*: from one place in its text to another. */
export function ranger(element) {
  const nodes = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let length = 0;
  for (let node; (node = walker.nextNode());) {
    nodes.push([length, node]);
    length += node.data.length;
  }
  const spot = offset => {
    const [start, node] = nodes.findLast(([from]) => from <= offset);
    return [node, offset - start];
  };
  return (from, until) => {
    const range = new Range();
    range.setStart(...spot(from));
    const [node, last] = spot(until - 1);
    range.setEnd(node, last + 1);
    return range;
  };
}

/** Where *wanted* stands in *element*, whose folded text is *text*. */
export function* rangesIn(element, text, wanted) {
  const between = ranger(element);
  for (let i = text.indexOf(wanted); i >= 0; i = text.indexOf(wanted, i + wanted.length)) yield between(i, i + wanted.length);
}

/** The language of the interface, "zh" or "en". */
export const lang = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';

/** A choice remembered on this device; null where nothing is remembered or storage is closed to us. */
export function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch { return null }
}

/** Remember *value* on this device; without storage the choice holds for this page only. */
export function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch { /* storage may be switched off */ }
}

/** A checkbox whose state is remembered under *key*; ticked unless it was switched off before. */
export function remembered(checkbox, key) {
  if (!checkbox) return;
  checkbox.checked = recall(key) !== 'off';
  on(checkbox, 'change', () => remember(key, checkbox.checked ? 'on' : 'off'));
}

/** Leave out of *data*, a FormData, the values of *name* that *wanted* does not want. */
export function keep(data, name, wanted) {
  const values = data.getAll(name).filter(wanted);
  data.delete(name);
  for (const value of values) data.append(name, value);
}

/** Give the keyboard to *element*, the heading of the page if none is named, where what had it is gone: never to nothing. */
export function land(element = $('h1')) {
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

const live = $('#live');
let timer;

/** Show *text* in the polite live region for a moment. */
export function say(text) {
  if (!live || !text) return;
  live.textContent = text;
  live.classList.add('on');
  clearTimeout(timer);
  timer = setTimeout(() => live.classList.remove('on'), 1800 + 60 * text.length);
}

/**
 * Copy *text*. Where the clipboard is closed (plain http, an old browser, a refusal) the text is selected instead, in
 * *shown* if that element holds it, and the reader is told to press Ctrl+C. Answers whether it was copied.
 */
export async function copyText(text, button = null, shown = null) {
  const done = await write(text);
  if (done) {
    say(live?.dataset.copied);
    if (button) {
      button.dataset.done = '';
      setTimeout(() => delete button.dataset.done, 1800);
    }
  } else {
    select(shown ?? fieldWith(text, button));
    say(live?.dataset.failed);
  }
  return done;
}

async function write(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return writeOld(text);
  }
}

/* navigator.clipboard exists on https and localhost only; inside an office network the archive is often plain http. */
function writeOld(text) {
  const focus = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.className = 'vh';
  (focus?.closest('dialog, [popover]') ?? document.body).append(field);
  field.select();
  let done = false;
  try {
    done = document.execCommand('copy');
  } catch { /* refused: the caller selects the text */ }
  field.remove();
  focus?.focus({ preventScroll: true });
  return done;
}

function fieldWith(text, button) {
  const field = document.createElement('input');
  set(field, { type: 'text', value: text, readonly: '', 'aria-label': button?.textContent.trim() ?? '' });
  (button ?? live).after(field);
  on(field, 'blur', () => field.remove());
  return field;
}

function select(element) {
  if ('select' in element) {
    element.focus();
    element.select();
    return;
  }
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}
