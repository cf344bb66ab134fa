/** Behaviour of the page of the local powers. */

import { at, call, doing, draw, element, failed, isBusy, language, words } from './kit.js';

const LOOK_AGAIN_MS = 5_000;
const DAY_MS = 86_400_000;

const moment = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' });
const short = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
const number = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });

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

let people = [];

async function look() {
  const [clock, mail, state] = await Promise.all([call('/clock'), call('/mail'), call('/state')]);
  showClock(clock);
  showMail(mail);
  showState(state);
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
  if (!isBusy() && !document.hidden) look().catch(failed);
}, LOOK_AGAIN_MS);
draw('done', [], () => []);
begin().catch(failed);
