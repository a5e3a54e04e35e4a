/*
 * Words copied out of a plan take their source along.
 *
 * Applies to 20 characters and more from inside a text. What is added stands in the nearest [data-source], and is
 * complete there except where a data-label stands beside it: in the reader it lacks what each paragraph has of its own,
 * section, number and link, in a comparison number and link.
 * #copy-source-on switches it off on this device.
 */
import { $, $$, on, recall, remembered } from './page.js';

const ENOUGH = 20;

remembered($('#copy-source-on'), 'copy-source');

function sourceAt(node) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const holder = element?.closest('.v, .own, .cited')?.closest('[data-source]');
  const number = (element?.closest('.doc .p') ?? element?.closest('.v, .own'))?.querySelector('.pn');
  if (!number || holder?.dataset.label == null) return holder?.dataset.source;
  const { source, label } = holder.dataset;
  const before = head => head.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
  const section = $$('.hx .z, .p > * > p > b[id]').filter(before).at(-1)?.textContent.replace(/[。.]$/, '');
  return [source, section, label + number.textContent, document.body.dataset.base + number.pathname].filter(Boolean).join('，');
}

/** The source lines of a selection: one, or two where it begins and ends in different paragraphs. */
function sources(selection) {
  if (selection.isCollapsed || !selection.rangeCount) return [];
  const { startContainer, endContainer } = selection.getRangeAt(0);
  return [...new Set([startContainer, endContainer].map(sourceAt).filter(Boolean))];
}

on(document, 'copy', event => {
  if (recall('copy-source') === 'off' || event.defaultPrevented || !event.clipboardData) return;
  if (event.target.closest?.('input, textarea')) return;
  const selection = getSelection();
  const text = selection.toString().trim();
  if ([...text.replace(/\s/g, '')].length < ENOUGH) return;
  const lines = sources(selection);
  if (!lines.length) return;
  event.clipboardData.setData('text/plain', `${text}\n\n${lines.join('\n')}`);
  event.preventDefault();
});
