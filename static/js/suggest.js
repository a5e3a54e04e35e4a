/*
 * Suggestions under a search box: the ARIA combobox pattern over input[data-suggest="/api/suggest"].
 *
 * Asks ?q=&lang= and expects {q, items: [{text, kind, value, facet, count}]}. An item with a facet (a plan, a region,
 * an industry) leads to /search?facet=value; any other fills the box and sends its form. Nothing is asked while an
 * input method is composing. data-kinds, a JSON object, names the kinds in the reader's language.
 */
import { $, $$, lang } from './page.js';

const WAIT = 140;
let boxes = 0;

const begin = () => $$('input[data-suggest]:not([role])').filter(input => input.form).forEach(combobox);

begin();
document.addEventListener('replaced', begin);

function combobox(input) {
  const list = document.createElement('ul');
  list.className = 'sugg';
  list.id = `sugg-${++boxes}`;
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', input.labels?.[0]?.textContent.trim() || input.getAttribute('aria-label') || '');
  input.form.classList.add('has-sugg');
  input.form.append(list);
  for (const [name, value] of Object.entries({
    role: 'combobox', autocomplete: 'off', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id,
  })) input.setAttribute(name, value);

  const kinds = parse(input.dataset.kinds);
  let items = [];
  let at = -1;
  let timer;
  let request;

  function close() {
    clearTimeout(timer);
    request?.abort();
    list.hidden = true;
    at = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function show(found) {
    items = found;
    at = -1;
    input.removeAttribute('aria-activedescendant');
    list.replaceChildren(...items.map((item, i) => option(item, `${list.id}-${i}`, kinds)));
    list.hidden = !items.length;
    input.setAttribute('aria-expanded', String(items.length > 0));
  }

  function mark(to) {
    at = to;
    [...list.children].forEach((child, i) => child.setAttribute('aria-selected', String(i === at)));
    const chosen = list.children[at];
    if (chosen) {
      input.setAttribute('aria-activedescendant', chosen.id);
      chosen.scrollIntoView({ block: 'nearest' });
    } else {
      input.removeAttribute('aria-activedescendant');
    }
  }

  function choose(item) {
    close();
    if (item.facet) {
      location.assign(`/search?${new URLSearchParams({ [item.facet]: item.value })}`);
    } else {
      input.value = item.text;
      input.form.requestSubmit();
    }
  }

  async function ask() {
    const q = input.value.trim();
    request?.abort();
    if (!q) return close();
    request = new AbortController();
    try {
      const answer = await fetch(`${input.dataset.suggest}?${new URLSearchParams({ q, lang })}`, { signal: request.signal });
      if (!answer.ok) return close();
      const found = await answer.json();
      if (q === input.value.trim() && document.activeElement === input) show(found.items ?? []);
    } catch (error) {
      if (error.name !== 'AbortError') close();   /* offline: the box works as before */
    }
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  }

  input.addEventListener('input', event => { if (!event.isComposing) soon(); });
  input.addEventListener('compositionend', soon);
  input.addEventListener('blur', close);
  input.form.addEventListener('submit', close);
  input.addEventListener('keydown', event => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) return ask();
      /* One place in the cycle, -1, is the box itself. */
      const places = items.length + 1;
      mark((at + 1 + (event.key === 'ArrowDown' ? 1 : places - 1)) % places - 1);
    } else if (event.key === 'Enter' && at >= 0) {
      event.preventDefault();
      choose(items[at]);
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  list.addEventListener('pointerdown', event => event.preventDefault());   /* the box keeps its focus */
  list.addEventListener('mousedown', event => event.preventDefault());
  list.addEventListener('click', event => {
    const chosen = event.target.closest('[role=option]');
    if (chosen) choose(items[[...list.children].indexOf(chosen)]);
  });
}

function option(item, id, kinds) {
  const element = document.createElement('li');
  element.id = id;
  element.setAttribute('role', 'option');
  element.setAttribute('aria-selected', 'false');
  const add = (name, text) => {
    const span = document.createElement('span');
    span.className = name;
    span.textContent = text;
    element.append(span);
  };
  add('x', item.text);
  if (kinds[item.kind]) add('s', kinds[item.kind]);
  if (item.count != null) add('num', item.count);
  return element;
}

function parse(json) {
  try {
    return JSON.parse(json ?? '{}');
  } catch {
    return {};
  }
}
