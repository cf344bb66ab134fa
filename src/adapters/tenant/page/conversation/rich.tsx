import { createElement, Fragment, type ReactNode } from 'react';
import { webAddress } from '../links.ts';

/** Shown as what they are; every other element is shown as its content alone. */
const SHOWN = new Set(
  'p br strong b em i u s del ul ol li blockquote code pre h1 h2 h3 table thead tbody tr td th hr'.split(
    ' ',
  ),
);
const VOID = new Set(['br', 'hr']);
/** Their content is no text for people. */
const HIDDEN = new Set(
  'script style template iframe object embed svg math attachment noscript textarea title head select'.split(
    ' ',
  ),
);
const DEEPEST = 30;

/**
 * A message's HTML as elements of this page. It is read in a document of its own, where nothing loads or runs, and
 * built anew from a list of harmless elements without any of their attributes; no HTML of a message is ever set.
 */
export function rich(html: string): ReactNode {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  return children(parsed.body, 0);
}

const children = (parent: Node, depth: number): ReactNode =>
  createElement(Fragment, null, ...[...parent.childNodes].map((node) => shown(node, depth)));

function shown(node: Node, depth: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof Element) || depth > DEEPEST) return null;
  const name = node.localName;
  if (HIDDEN.has(name)) return null;
  if (name === 'at') return <span className="mention">{node.textContent}</span>;
  if (name === 'img') return node.getAttribute('alt') ?? null;
  if (name === 'a') return link(node, depth);
  if (VOID.has(name)) return createElement(name);
  const inside = children(node, depth + 1);
  return SHOWN.has(name) ? createElement(name, null, inside) : inside;
}

function link(element: Element, depth: number): ReactNode {
  const url = webAddress(element.getAttribute('href') ?? '');
  const inside = children(element, depth + 1);
  if (!url) return inside;
  return (
    <a href={url.href} target="_blank" rel="noopener noreferrer">
      {inside}
    </a>
  );
}
