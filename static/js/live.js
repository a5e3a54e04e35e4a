/*
 * Search without reloading: links and forms that lead to /search replace <main>, and the address follows.
 *
 * The page is the server's own, asked for with fetch; what is no page is opened the ordinary way. <main> is aria-busy
 * until it comes, and stays where the server cannot be reached.
 * What is typed or ticked while an answer is on its way is kept in the page that comes.
 * After each replacement the event `replaced` tells the other modules to look at the new elements. The back button
 * asks again for the address it returns to. Only for the search page; it works the same without this module.
 */
import { $, $$, held, land, on, say } from './page.js';

const PATH = '/search';
let asking = null;
let composing = false;

const leadsHere = address => address.origin === location.origin && address.pathname === PATH;

const said = link => link.ariaLabel ?? link.textContent;

/* The element of *page* that is what *from* was, which has the focus: the same field, the same link. */
function again(from, page) {
  const { name, value, id } = from;
  if (id) return $(`#${CSS.escape(id)}`, page);
  if (value) return $(`[name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`, page);
  return from.href && $$('a', page).find(link => said(link) === said(from));
}

/* What can be filled in or ticked, and how it is now. */
const fields = root => $$('input:not([type=hidden])', root);
const state = field => (field.type === 'checkbox' ? field.checked : field.value);

/* Fields of *main* that are no more as *asked* has them: the page that answers knows nothing of it. */
function keepChanges(main, asked, next) {
  for (const field of fields(main)) {
    const other = asked.has(field) && asked.get(field) !== state(field) && again(field, next);
    if (!other) continue;
    other.value = field.value;
    other.checked = field.checked;
  }
}

async function show(address, { push, top }) {
  asking?.abort();
  const { signal } = asking = new AbortController();
  let from = document.activeElement;
  const main = $('#main');
  const asked = new Map(fields(main).map(field => [field, state(field)]));
  main.ariaBusy = 'true';
  let answer;
  try {
    answer = await fetch(address, { signal, headers: { accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const next = $('#main', page);
    if (!next) throw new Error('no page');
    /* A word half composed would be torn to pieces. */
    while (composing) await new Promise(done => document.addEventListener('compositionend', done, { once: true }));
    signal.throwIfAborted();
    keepChanges(main, asked, next);
    if (main.contains(document.activeElement)) from = document.activeElement;
    /* Whoever takes out one added word after another need not unfold them each time. */
    if ($('.sbar [open]')) $('.sbar details', next)?.setAttribute('open', '');
    if (push) history.pushState(null, '', address);
    document.title = page.title;
    for (const part of ['.lang', 'link[rel=canonical]']) $(part)?.replaceWith($(part, page));
    $('#main').replaceWith(document.adoptNode(next));
    document.dispatchEvent(new Event('replaced'));
    /* Else whoever has no mouse would begin at the top of the page again: the head of the hits is the place to go on. */
    land((!(top && from.href) && again(from, next)) || $('h1', next) || undefined);
    if (top) scrollTo({ top: 0 });
  } catch (error) {
    if (error.name === 'AbortError') return;
    main.ariaBusy = 'false';
    if (answer) location.assign(address);
    else say($('#live')?.dataset.offline);   /* no line: what is read, and was filled in, stays */
  }
}

if (location.pathname === PATH && $('#main')) {
  on(document, 'compositionstart compositionend', event => { composing = event.type === 'compositionstart' }, true);

  on(document, 'click', event => {
    const link = event.target.closest('#main a[href]');
    if (!link || event.defaultPrevented || event.button || held(event)) return;
    const address = new URL(link.href);
    if (!leadsHere(address) || link.hasAttribute('download')) return;
    event.preventDefault();
    show(address, { push: true, top: Boolean(link.closest('.pager, .grp')) });
  });

  on(document, 'submit', event => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== 'get' || !form.closest('#main')) return;
    const address = new URL(form.action);
    if (!leadsHere(address)) return;
    event.preventDefault();
    address.search = new URLSearchParams(new FormData(form, event.submitter)).toString();
    show(address, { push: true, top: form.matches('.big') });
  });

  on(window, 'popstate', () => {
    if (location.pathname === PATH) show(new URL(location.href), { push: false, top: false });
    else location.reload();
  });
}
