import { TextDecoder, TextEncoder } from 'node:util';

/**
 * What browsers have and jsdom lacks. Runs before any module of the tab: the Teams library reads `fetch` while it loads.
 */
const missing: Record<string, unknown> = {
  TextEncoder,
  TextDecoder,
  fetch: () => Promise.reject(new TypeError('no fake API is installed')),
  matchMedia: (query: string) => ({
    matches: false,
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
  }),
  ResizeObserver: class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
};
for (const [name, value] of Object.entries(missing)) {
  if (!(name in globalThis) || name === 'fetch') {
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true });
  }
}
Element.prototype.scrollIntoView ??= () => {};

/** What browsers do when a modal dialog opens and closes, as far as the keyboard can tell. */
const openedFrom = new WeakMap<HTMLDialogElement, Element | null>();
HTMLDialogElement.prototype.showModal ??= function showModal(this: HTMLDialogElement) {
  openedFrom.set(this, document.activeElement);
  this.open = true;
  this.querySelector<HTMLElement>('input, textarea, select, button')?.focus();
};
HTMLDialogElement.prototype.close ??= function close(this: HTMLDialogElement) {
  this.open = false;
  const before = openedFrom.get(this);
  if (before instanceof HTMLElement) before.focus();
};

/**
 * Nothing here depends on how it looks, and jsdom asks every rule about every element whenever a role is looked for:
 * with the thousands of rules of the components that was most of the time. Looks are tested in a browser.
 */
CSSStyleSheet.prototype.insertRule = () => 0;
