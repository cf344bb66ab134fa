/** Behaviour of the page of the local powers. Texts are set as text, never as markup. */

const LOOK_AGAIN_MS = 5_000;
const DAY_MS = 86_400_000;

const at = (id) => document.getElementById(id);
const words = at('words').dataset;
const language = document.documentElement.lang;
const moment = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' });
const short = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });

async function call(path, body) {
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

function element(name, text, properties = {}) {
  return Object.assign(document.createElement(name), { textContent: text }, properties);
}

/** Draws a list anew only where it has changed, so that focus and scrolling stay where they are. */
function draw(id, items, toNodes) {
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

function showPeople(people) {
  const wanted = at('wanted').value.trim().toLowerCase();
  const found = people.filter(({ name, title, office }) =>
    `${name} ${title} ${office}`.toLowerCase().includes(wanted),
  );
  draw('people', found, ({ id, name, title, office }) => [
    element('a', name, {
      href: `/tab/?as=${encodeURIComponent(id)}`,
      target: '_blank',
      rel: 'noopener',
      title: `${words.open} ${name}`,
    }),
    element('div', [title, office].filter(Boolean).join(' · '), { className: 'quiet' }),
  ]);
}

function showClock({ now, offset }) {
  at('now').dateTime = now;
  at('now').textContent = moment.format(new Date(now));
  at('offset').textContent =
    Math.abs(offset) < 60_000 ? '' : `${words.ahead} ${number.format(offset / DAY_MS)}`;
}

function showMail({ items }) {
  draw('mail', items, ({ at: sent, to, subject, text }) => {
    const details = document.createElement('details');
    details.append(
      element('summary', subject),
      element('div', `${to.join(', ')} · ${short.format(new Date(sent))}`, { className: 'quiet' }),
      element('pre', text),
    );
    return [details];
  });
}

const dated = (name, when, about) => [
  element('span', name),
  element('div', [short.format(new Date(when)), about].filter(Boolean).join(' · '), {
    className: 'quiet',
  }),
];

function showState({ events, due, postings, library }) {
  at('events').textContent = String(events);
  draw('due', due, ({ job, at: when, ref }) => dated(job, when, ref));
  draw('postings', postings, ({ key, notBefore, state }) => dated(key, notBefore, state));
  at('products').textContent = number.format(library.products);
  at('syncing').hidden = !library.syncing;
  draw('unreadable', library.unreadable, ({ name, reason }) => {
    const word = reason.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
    return [element('span', name), element('div', words[word] ?? reason, { className: 'quiet' })];
  });
}

const failed = (error) => {
  at('outcome').textContent = `${words.failed} ${error.message}`;
};

let people = [];

async function look() {
  const [clock, mail, state] = await Promise.all([call('/clock'), call('/mail'), call('/state')]);
  showClock(clock);
  showMail(mail);
  showState(state);
}

const buttons = () => document.querySelectorAll('main button');
let busy = false;

/** One thing at a time, said aloud when it begins, ends or fails. Disabled buttons would lose the focus. */
async function doing(work) {
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

async function advance(step) {
  const { now, done } = await call('/clock', { step });
  draw('done', done, (what) => [what]);
  await look();
  return `${words.moved} ${moment.format(new Date(now))}`;
}

async function reset() {
  await call('/reset', { confirm: true });
  draw('done', [], () => []);
  await begin();
  return words.reset;
}

async function begin() {
  people = (await call('/people')).items;
  showPeople(people);
  await look();
}

for (const button of document.querySelectorAll('[data-step]')) {
  button.addEventListener('click', () => doing(() => advance(button.dataset.step)));
}
at('wanted').addEventListener('input', () => showPeople(people));
at('reset').addEventListener('click', () => at('confirm').showModal());
at('confirm').addEventListener('close', () => {
  if (at('confirm').returnValue === 'yes') void doing(reset);
  at('confirm').returnValue = '';
});
setInterval(() => {
  if (!busy && !document.hidden) look().catch(failed);
}, LOOK_AGAIN_MS);
draw('done', [], () => []);
begin().catch(failed);
