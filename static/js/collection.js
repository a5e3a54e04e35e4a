/*
 * The collection: passages kept to be taken away, remembered on this device; its page is addressed by all of them.
 *
 *   [data-collect="plan/anchor@edition"]   adds that passage; empty in the citation pop-up, whose link names the passage
 *   #tray-col                              the way to the page, shown in the tray once there is something
 *   main[data-collection="a b c"]          the page itself: what is changed there is remembered, if it is the reader's own
 *   [data-own]                             there: makes somebody else's collection the reader's own
 */
import { $, $$, held, land, on, onReturn, recall, remember, say } from './page.js';

const MAX = 100;
const KEY = 'collection';
const FOLLOW = 'collection-follow';
const link = $('#tray-col');
const page = $('main[data-collection]');
const read = () => (recall(KEY) ?? '').split(' ').filter(Boolean);
const write = addresses => remember(KEY, addresses.slice(0, MAX).join(' '));

function draw() {
  if (!link) return;
  const kept = read();
  link.href = kept.length ? `/collection?p=${kept.join('&p=')}` : '/collection';
  link.hidden = !kept.length;
  $('.num', link).textContent = kept.length;
  document.dispatchEvent(new Event('collected'));   /* the tray is there for either of its two lists */
}

/** The passage a permanent link names: /plans/plan/anchor?edition=2 is plan/anchor@2. */
function named(address) {
  const { pathname, searchParams } = new URL(address, location.href);
  const edition = searchParams.get('edition');
  return pathname.replace(/^\/plans\//, '') + (edition ? `@${edition}` : '');
}

function add(address) {
  const kept = read();
  if (!kept.includes(address)) {
    if (kept.length >= MAX) {
      say(link?.dataset.full);
      return;
    }
    write([...kept, address]);
  }
  say(link?.dataset.added);
  draw();
}

on(document, 'click', event => {
  const button = event.target.closest('[data-collect]');
  if (!button || held(event)) return;
  event.preventDefault();
  add(button.dataset.collect || named($('#cite .row[data-k=link] p').textContent));
});

if (page) {
  const here = page.dataset.collection.split(' ').filter(Boolean);
  const own = $('[data-own]');
  const isOwn = () => read().join(' ') === here.join(' ');
  if (recall(FOLLOW) === 'on') write(here);
  remember(FOLLOW, 'off');
  /* The page by its bare address, typed or bookmarked, is the reader's own collection, not an empty one. */
  if (!location.search.includes('p=') && read().length) location.replace(`/collection?p=${read().join('&p=')}`);
  const offer = () => { if (own) own.hidden = isOwn() || !here.length; };
  if (own) on(own, 'click', () => { write(here); offer(); land(); });
  const follow = () => remember(FOLLOW, isOwn() ? 'on' : 'off');
  for (const way of $$('a[href^="/collection"]:not([download])', page)) on(way, 'click', follow);
  for (const form of $$('form[action="/collection"]', page)) on(form, 'submit', follow);
  offer();
}

draw();
onReturn(draw);
