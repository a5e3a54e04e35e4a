/*
 * Words copied out of a plan take their source along.
 *
 * Applies to 20 characters and more from inside .v, the verbatim text. The line comes ready from the server in the
 * nearest [data-source]: title, section, paragraph, link. #copy-source-on switches it off on this device.
 */
import { $, on, recall, remembered } from './page.js';

const ENOUGH = 20;

remembered($('#copy-source-on'), 'copy-source');

function sourceAt(node) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  return element?.closest('.v') ? element.closest('[data-source]')?.dataset.source : undefined;
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
