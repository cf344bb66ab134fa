/** What every part of the page of the local powers needs. Texts are set as text, never as markup. */

export const at = (id) => document.getElementById(id);
export const words = at('words').dataset;
export const language = document.documentElement.lang;

export async function call(path, body) {
  const options = body && {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
  const response = await fetch(`/dev/api${path}`, options);
  const answer = response.status === 204 ? null : await response.json();
  if (!response.ok) throw new Error(answer.message);
  return answer;
}

export function element(name, text, properties = {}) {
  return Object.assign(document.createElement(name), { textContent: text }, properties);
}

/** Draws a list anew only where it has changed, so that focus and scrolling stay where they are. */
export function draw(id, items, toNodes) {
  const list = at(id);
  const key = JSON.stringify(items);
  if (list.dataset.drawn === key) return;
  list.dataset.drawn = key;
  const rows = items.map((item) => {
    const row = document.createElement('li');
    row.append(...toNodes(item));
    return row;
  });
  const count = at(`${id}-count`);
  if (count) count.textContent = String(items.length);
  list.replaceChildren(
    ...(rows.length > 0 ? rows : [element('li', list.dataset.empty, { className: 'quiet' })]),
  );
}

export const failed = (error) => {
  at('outcome').textContent = `${words.failed} ${error.message}`;
};

const buttons = () => document.querySelectorAll('main button');
let busy = false;
export const isBusy = () => busy;

/** One thing at a time, said aloud when it begins, ends or fails. Disabled buttons would lose the focus. */
export async function doing(work) {
  if (busy) return;
  busy = true;
  for (const button of buttons()) button.ariaDisabled = 'true';
  at('outcome').textContent = words.working;
  try {
    at('outcome').textContent = await work();
  } catch (error) {
    failed(error);
  } finally {
    for (const button of buttons()) button.ariaDisabled = null;
    busy = false;
  }
}
