/*
 * Suggestions under a search box: the ARIA combobox pattern over input[data-suggest="/api/suggest"].
 *
 * Asks ?q=&lang= and expects {q, items: [{text, kind, value, facet, count}]}. An item with a facet (a plan, a region,
 * an industry) leads to /search?facet=value; any other fills the box and sends its form. Nothing is asked while an
 * input method is composing. data-kinds, a JSON object, names the kinds in the reader's language.
 */
import { $$, lang, on, set } from './page.js';

const WAIT = 140;
let boxes = 0;

const begin = () => $$('input[data-suggest]:not([role])').forEach(combobox);

begin();
on(document, 'replaced', begin);

function combobox(input) {
  const list = document.createElement('ul');
  const { form } = input;
  const kinds = JSON.parse(input.dataset.kinds);
  let items = [];
  let at = -1;
  let timer;
  let request;

  set(list, { id: `sugg-${++boxes}`, class: 'sugg', role: 'listbox', 'aria-label': input.labels[0].textContent, hidden: '' });
  set(input, { role: 'combobox', autocomplete: 'off', 'aria-autocomplete': 'list', 'aria-controls': list.id });
  form.classList.add('has-sugg');
  form.append(list);
  show([]);

  function show(found) {
    items = found;
    list.replaceChildren(...items.map((item, i) => option(item, `${list.id}-${i}`, kinds)));
    list.hidden = !items.length;
    set(input, { 'aria-expanded': !list.hidden });
    mark(-1);
  }

  function close() {
    clearTimeout(timer);
    request?.abort();
    show([]);
  }

  function mark(to) {
    at = to;
    [...list.children].forEach((child, i) => set(child, { 'aria-selected': i === at }));
    set(input, { 'aria-activedescendant': list.children[at]?.id ?? '' });
    list.children[at]?.scrollIntoView({ block: 'nearest' });
  }

  function choose(item) {
    close();
    if (item.facet) {
      location.assign(`/search?${new URLSearchParams({ [item.facet]: item.value })}`);
    } else {
      input.value = item.text;
      form.requestSubmit();
    }
  }

  async function ask() {
    const q = input.value.trim();
    request?.abort();
    if (!q) return close();
    request = new AbortController();
    try {
      const answer = await fetch(`${input.dataset.suggest}?${new URLSearchParams({ q, lang })}`, { signal: request.signal });
      const found = await answer.json();
      if (q === input.value.trim() && document.activeElement === input) show(found.items ?? []);
    } catch (error) {
      if (error.name !== 'AbortError') close();   /* offline: the box works as before */
    }
  }

  function soon(event) {
    if (event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  }

  on(input, 'input compositionend', soon);
  on(input, 'blur', close);
  on(form, 'submit', close);
  on(input, 'keydown', event => {
    const { key } = event;
    const arrow = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (event.isComposing || event.keyCode === 229 || !(arrow || !list.hidden && (key === 'Escape' || key === 'Enter' && at >= 0))) return;
    event.preventDefault();
    if (key === 'Escape') close();
    else if (key === 'Enter') choose(items[at]);
    else if (list.hidden) ask();
    /* One place in the cycle, -1, is the box itself. */
    else mark((at + 1 + arrow + items.length + 1) % (items.length + 1) - 1);
  });
  on(list, 'mousedown', event => event.preventDefault());   /* the box keeps its focus */
  on(list, 'click', event => {
    const at = [...list.children].indexOf(event.target.closest('li'));
    if (at >= 0) choose(items[at]);
  });
}

function option(item, id, kinds) {
  const element = document.createElement('li');
  set(element, { id, role: 'option' });
  for (const [name, text] of [['x', item.text], ['s', kinds[item.kind]], ['num', item.count]]) {
    if (text == null) continue;
    const span = document.createElement('span');
    span.className = name;
    span.textContent = text;
    element.append(span);
  }
  return element;
}
