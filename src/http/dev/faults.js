/** Making things go wrong: faults, rights taken back, the app taken away. */

import { at, call, doing, draw, element, failed, isBusy, words } from './kit.js';

const LOOK_AGAIN_MS = 5_000;

/** The words of a choice are those of its option. */
const wordOf = (list, value) =>
  [...at(list).options].find((option) => option.value === value)?.textContent ?? value;

function button(text, name, properties, work) {
  const made = element('button', text, { type: 'button', ...properties });
  made.setAttribute('aria-label', `${text}: ${name}`);
  made.addEventListener('click', () => doing(work));
  return made;
}

let kinds = {};

/** Only what can happen to the chosen side, and only what the chosen fault needs to know. */
function fitForm() {
  const possible = kinds[at('fault-side').value] ?? [];
  for (const option of at('fault-kind').options) {
    option.hidden = option.disabled = !possible.includes(option.value);
  }
  if (at('fault-kind').selectedOptions[0]?.disabled) at('fault-kind').value = possible[0] ?? '';
  for (const part of document.querySelectorAll('[data-for]')) {
    part.hidden = !part.dataset.for.split(' ').includes(at('fault-kind').value);
    for (const input of part.querySelectorAll('input')) input.disabled = part.hidden;
  }
}

function showFaults(faults) {
  kinds = faults.kinds;
  fitForm();
  draw('faults', faults.items, ({ id, side, kind, call: pattern, times, struck, over }) => {
    const name = `${wordOf('fault-side', side)}: ${wordOf('fault-kind', kind)}`;
    const often = times === 0 ? words.endless : `${words.of} ${times}`;
    const about = [pattern, `${words.struck} ${struck} ${often}`, over ? words.over : ''];
    return [
      element('div', name),
      element('div', about.filter(Boolean).join(' · '), { className: 'quiet' }),
      button(words.remove, name, {}, async () => {
        await call('/faults/remove', { id });
        await look();
        at('faults-list').focus();
        return words.faultRemoved;
      }),
    ];
  });
}

function showRights(whose, rights) {
  draw(`${whose}-rights`, rights, ({ scope, granted }) => {
    const text = granted ? words.take : words.give;
    const change = button(text, scope, { id: `${whose}-${scope}` }, async () => {
      await call('/rights', { whose, scope, granted: !granted });
      await look();
      at(`${whose}-${scope}`)?.focus();
      return `${granted ? words.taken : words.given} ${scope}`;
    });
    return [element(granted ? 'span' : 'del', scope), ' ', change];
  });
}

async function look() {
  const [faults, rights] = await Promise.all([call('/faults'), call('/rights')]);
  showFaults(faults);
  showRights('app', rights.app);
  showRights('everyone', rights.everyone);
}

async function add() {
  await call('/faults', {
    side: at('fault-side').value,
    kind: at('fault-kind').value,
    call: at('fault-call').value.trim() || null,
    times: at('fault-times').valueAsNumber,
    seconds: at('fault-seconds').valueAsNumber,
    status: at('fault-status').valueAsNumber,
  });
  await look();
  return words.faultAdded;
}

async function uninstall() {
  const [who] = at('uninstall-who').selectedOptions;
  await call('/uninstall', { person: who.value });
  return `${words.uninstalled} ${who.textContent}`;
}

async function begin() {
  const { items } = await call('/people');
  at('uninstall-who').replaceChildren(
    ...items.map(({ id, name }) => element('option', name, { value: id })),
  );
  await look();
}

const submits = (form, work) =>
  at(form).addEventListener('submit', (event) => {
    event.preventDefault();
    void doing(work);
  });

submits('new-fault', add);
submits('uninstall', uninstall);
for (const choice of ['fault-side', 'fault-kind']) at(choice).addEventListener('change', fitForm);
setInterval(() => {
  if (!isBusy() && !document.hidden) look().catch(failed);
}, LOOK_AGAIN_MS);
begin().catch(failed);
