import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { CaptureSheet, PromptList } from '../../src/contract/capture.ts';
import type { Duties } from '../../src/contract/duties.ts';
import type {
  HandoverFiles,
  HandoverPack,
  HandoverPage,
  HandoverQuestions,
  HandoverSummary,
} from '../../src/contract/handovers.ts';
import type { Home } from '../../src/contract/people.ts';
import { type Journey, personId, type Scene, scene } from '../support/journey.ts';
import {
  ANSWERS,
  begins,
  COLLEAGUE,
  DELIVERY,
  everythingSeen,
  handoversOf,
  LAST_DAY,
  LEAVER,
  LEFT_OPEN,
  leaves,
  SUCCESSOR,
  SUPERVISOR,
  step,
  written,
} from '../support/journey-handover.ts';
import type { FakePerson } from '../support/teams.ts';

/** Somebody leaves: asked first and in private, they hand over what they know, to whom and when they were told. */

let s: Scene;
let j: Journey;
beforeAll(async () => {
  s = await scene();
}, 120_000);
beforeEach(async () => {
  leaves(s, LEAVER, LAST_DAY);
  j = await s.journey({ signsIn: true });
  await j.sync();
});
afterEach(() => s.end());
afterAll(() => s.close());

const asked = (name: string): number =>
  j
    .person(name)
    .chat()
    .filter(({ summary }) => summary.includes('what should whoever comes after you know')).length;

const heard = (name: string): number =>
  j
    .person(name)
    .chat()
    .filter(({ from }) => from === 'bot').length;

test('the leaver is asked first and in private, and told who will see what before the first question', async () => {
  const pieter = j.person(LEAVER);
  expect(pieter.sees()).toContain('You are the first to be asked, and in private');
  expect(pieter.sees()).toContain('Last day: 31 March 2026');
  expect(pieter.sees()).toContain('Until 8:00 on 31 March 2026 nobody but you reads a word of it');
  expect(pieter.sees()).toMatch(/successor only, not your supervisor: Unwritten knowledge, Risks/);
  expect(pieter.sees()).toContain('all staff only if you choose to share it: Lessons');
  expect(pieter.sees()).toContain(`Your supervisor: ${SUPERVISOR}`);
  expect(pieter.buttons()).toEqual(
    expect.arrayContaining(['Begin the handover', 'Remind me in 7 days', 'Decline']),
  );
  // What somebody knows cannot be said by another; and no reminder may come after the last day.
  expect(pieter.buttons()).not.toContain('Somebody else knows better');
  expect(pieter.buttons()).not.toContain('Remind me in 30 days');
  expect(heard(SUPERVISOR)).toBe(0);
  expect(await handoversOf(j, SUPERVISOR)).toEqual([]);
  await j.person(SUPERVISOR).says('handover');
  expect(j.person(SUPERVISOR).sees()).toContain('no handover that concerns you');
  const { items } = await (await j.tab(pieter)).get<PromptList>('/prompts');
  expect(items).toMatchObject([{ kind: 'departure', project: null, handover: null }]);
  expect(items[0]?.endsOn).toContain(LAST_DAY);
  expect(items[0]?.actions).not.toContain('hand-over');
});

test('one question however often the directory repeats the day', async () => {
  await j.sync();
  await j.sync();
  expect(asked(LEAVER)).toBe(1);
  await j.clock.to('2026-03-17T12:00Z');
  expect(asked(LEAVER)).toBe(2);
  await j.sync();
  await j.clock.to('2026-03-24T12:00Z');
  await j.clock.to('2026-03-30T12:00Z');
  // Thirty days before, fourteen, seven and one.
  expect(asked(LEAVER)).toBe(4);
});

test('a first sitting in the chat, a second in the tab: each answer kept, the gaps named', async () => {
  const pieter = await begins(j);
  expect(pieter.sees()).toContain('Step 1 of 9: The post');
  expect(pieter.inputs().map(({ value }) => value)).toEqual(
    expect.arrayContaining(['Statistician', 'STATISTICS', 'Pretoria']),
  );
  expect(pieter.sees()).toContain('Filled in from what is known already');
  await step(pieter);
  expect(pieter.sees()).toContain('Your supervisor and your successor will read this section');
  await pieter.presses('Who will see this?');
  expect(pieter.sees()).toContain('Who will see this, and when?');
  await pieter.presses('Back');
  expect(pieter.sees()).toContain('Step 2 of 9');
  await step(pieter, 'later');
  expect(pieter.sees()).toContain('Your answers are saved');
  expect(pieter.sees()).toContain('One sitting so far');
  expect(pieter.sees()).toMatch(/Unwritten knowledge: What one must know/);

  const tab = await j.tab(pieter);
  const home = await tab.get<Home>('/home');
  expect(home.drafts).toEqual([]);
  expect(home.handovers).toMatchObject([{ role: 'leaver', state: 'preparing', lastDay: LAST_DAY }]);
  const path = `/handovers/${home.handovers[0]?.id}`;
  const page = await tab.get<HandoverPage>(path);
  expect(page.sheet.capture.answers).toMatchObject({ duties: ANSWERS.duties, tips: ANSWERS.tips });
  expect(page.sheet.suggested).toEqual([]);
  expect(page.audience).toContainEqual({ readers: 'successor', steps: ['unwritten', 'risks'] });
  const answers = `/captures/${page.sheet.capture.id}/answers`;
  await tab.put<CaptureSheet>(answers, { answers: { unwritten: ANSWERS.unwritten } });
  const after = await tab.get<HandoverPage>(path);
  expect(after.sittings).toBe(2);
  expect(after.missing.map(({ title }) => title)).not.toContain('Unwritten knowledge');
  await pieter.says('handover');
  expect(pieter.sees()).toContain('2 sittings so far');
  await pieter.presses({ verb: 'capture.open', data: { step: '6' } });
  expect(pieter.inputs()[0]?.value).toBe(ANSWERS.unwritten);
});

/** Two files of the leaver's, the newer one in a library that is closed to them. */
function ownFiles(): readonly string[] {
  const { db } = s.tenant.running.tenant;
  const by = JSON.stringify({ user: { id: personId(LEAVER), displayName: LEAVER } });
  const of = (kind: string) =>
    db.get<{ id: string; name: string }>(
      `SELECT i.id, i.name FROM items i JOIN drives d ON d.id = i.drive_id
       WHERE i.folder = 0 AND d.audience = ? ORDER BY i.id LIMIT 1`,
      kind,
    ) ?? { id: '', name: '' };
  return [of('all'), of('named')].map(({ id, name }, at) => {
    const day = `2026-02-0${at + 1}T09:00:00Z`;
    const set = 'SET modified_by = ?, modified = ? WHERE';
    db.run(`UPDATE list_items ${set} drive_item_id = ?`, by, day, id);
    return name.replace(/\.\w+$/, '');
  });
}

test('files of their own are suggested, found with their own rights; what they tick stands there', async () => {
  const [open = '', closed = ''] = ownFiles();
  const pieter = await begins(j);
  while (!pieter.sees().includes('Where the files are')) await step(pieter);
  await pieter.presses({ verb: 'capture.save', data: { go: 'files' } }, { files: 'Room 4' });
  expect(pieter.sees()).toContain('I need you to sign in first');
  j.teams.signIn.tokens = (person) => s.tenant.tokenFor(person);
  const tab = await j.tab(pieter);
  const [own] = await handoversOf(j, LEAVER);
  await j.signIn.settled();
  const files = `/handovers/${own?.id}/files`;
  const found = await tab.get<HandoverFiles>(files);
  expect(found.items[0]).toMatchObject({ title: open, line: expect.stringContaining('/sites/') });
  expect(JSON.stringify(found)).not.toContain(closed);
  await pieter.presses('Back');
  await pieter.presses({ verb: 'capture.save', data: { go: 'files' } });
  expect(pieter.inputs()).toMatchObject([{ id: 'chosen' }]);
  expect(pieter.inputs()[0]?.value).toBe('');
  await pieter.presses('handover.take-files', { chosen: '0' });
  expect(pieter.sees()).toContain('1 file is named in the handover');
  const { sheet } = await tab.get<HandoverPage>(`/handovers/${own?.id}`);
  expect(sheet.capture.answers).toMatchObject({
    'read-first': found.items[0]?.line,
    files: 'Room 4',
  });
  expect((await tab.get<HandoverFiles>(files)).items.map(({ title }) => title)).not.toContain(open);
  s.tenant.fails({ status: 503 }, /POST \/v1.0\/search\/query/);
  expect(await tab.get<HandoverFiles>(files)).toEqual({ items: [], silence: 'unavailable' });
  s.tenant.heals();
  const paolo = await j.tab(j.person(SUPERVISOR));
  expect((await paolo.asks('GET', files)).status).toBe(404);
});

test('finished with gaps, which are named, and taken back before the last day', async () => {
  const { id, sheet } = await written(j, false);
  const pieter = j.person(LEAVER);
  await pieter.says('my handover');
  await pieter.presses('handover.ask-finalise');
  expect(pieter.sees()).toContain(LEFT_OPEN);
  expect(pieter.sees()).toContain('You can finish it all the same');
  await pieter.presses('handover.finalise');
  expect(pieter.sees()).toContain('The handover is finished');
  const tab = await j.tab(pieter);
  const refused = await tab.asks('PUT', `/captures/${sheet.capture.id}/answers`, {
    answers: { duties: 'changed after the end' },
  });
  expect(refused.status).toBe(409);
  await pieter.presses('handover.call-back');
  expect(pieter.sees()).toContain('You have it back');
  await tab.put(`/captures/${sheet.capture.id}/answers`, { answers: { risks: 'None' } });
  // Called back and not finished again, it is not delivered.
  await j.clock.to('2026-04-02T12:00Z');
  expect((await tab.get<HandoverPage>(`/handovers/${id}`)).state).toBe('missed');
});

async function documents() {
  const drive = await j.app.actions.knowledge.sync.libraries();
  const register = await s.tenant.get<{ value: { id: string; name: string }[] }>(
    `/sites/${(await s.tenant.get<{ id: string }>('/sites/org.sharepoint.example:/sites/knowledge')).id}/drives`,
  );
  const id = register.value.find(({ name }) => name === 'Handovers')?.id ?? '';
  expect(drive.map(({ driveId }) => driveId)).not.toContain(id);
  const root = await s.tenant.get<{ value: { name: string }[] }>(`/drives/${id}/root/children`);
  if (root.value.length === 0) return [];
  const files = await s.tenant.get<{ value: { id: string; name: string }[] }>(
    `/drives/${id}/root:/2026:/children`,
  );
  return Promise.all(
    files.value.map(async (file) => {
      const item = `/drives/${id}/items/${file.id}`;
      const text = await s.words(file.name, await s.tenant.bytes(`${item}/content`));
      const grants = await s.tenant.get<{
        value: { grantedToV2?: { user?: { displayName: string } } }[];
      }>(`${item}/permissions`);
      const readers = grants.value.flatMap(
        ({ grantedToV2 }) => grantedToV2?.user?.displayName ?? [],
      );
      return { name: file.name, text, readers: [...new Set(readers)].sort() };
    }),
  );
}

test('on the last day the supervisor receives it, and can neither edit nor block it', async () => {
  const { id } = await written(j);
  const paolo = j.person(SUPERVISOR);
  const tab = await j.tab(paolo);
  await j.clock.to('2026-03-31T05:59Z');
  expect(heard(SUPERVISOR)).toBe(0);
  expect((await tab.asks('GET', `/handovers/${id}/pack`)).status).toBe(404);
  await j.clock.to('2026-03-31T06:01Z');
  expect(paolo.sees()).toContain('A handover has arrived');
  await paolo.presses('handover.pack');
  expect(paolo.sees()).toContain(ANSWERS.duties);
  expect(paolo.sees()).toContain('Recurring meetings: not filled in');
  expect(paolo.sees()).not.toMatch(/zebra|okapi/);
  const pack = await tab.get<HandoverPack>(`/handovers/${id}/pack`);
  expect(JSON.stringify(pack)).not.toMatch(/zebra|okapi/);
  expect(pack.actions).toEqual(['acknowledge', 'name-successor']);
  for (const verb of ['finalise', 'call-back', 'share-lessons']) {
    expect((await tab.asks('POST', `/handovers/${id}/${verb}`)).status).toBe(403);
  }
  expect((await tab.asks('GET', `/handovers/${id}`)).status).toBe(404);
  await paolo.presses('handover.acknowledge');
  expect(paolo.sees()).toContain('The author is told that you have it');
  await j.settle();
  await j.clock.to('2026-04-01T12:00Z');
  expect(j.person(LEAVER).sees()).toContain(`${SUPERVISOR} has received your handover`);
  expect((await handoversOf(j, LEAVER))[0]).toMatchObject({ state: 'acknowledged' });
});

test('the successor gets the pack for the first week, and later holders get it too', async () => {
  const { id } = await written(j);
  const pieter = j.person(LEAVER);
  await pieter.says('handover');
  await pieter.presses('handover.ask-successor');
  await pieter.presses('handover.name-successor', { colleague: SUCCESSOR });
  expect(pieter.sees()).toContain(`${SUCCESSOR} is named as successor`);
  // To be named is to be told, and to read nothing of it.
  expect(await handoversOf(j, SUCCESSOR)).toMatchObject([{ role: 'successor', actions: [] }]);
  const david = j.person(SUCCESSOR);
  await j.clock.to('2026-03-03T12:00Z');
  expect(david.sees()).toContain('You are named to follow');
  await asksAndIsAnswered(david, id);
  await j.clock.to(DELIVERY);
  await j.clock.to('2026-03-31T08:00Z');
  expect(david.sees()).toContain('For your first week');
  expect(david.sees()).toMatch(/15 April 2026.*donor[\s\S]*30 June 2026.*ministry[\s\S]*seminar/);
  expect(david.sees()).not.toContain('inception note');
  expect(david.links()).toContain(ANSWERS['read-first']);
  await david.presses('handover.pack');
  expect(david.sees()).toMatch(/zebra[\s\S]*okapi/);
  expect(david.sees()).toContain('Nomsa, never by mail');
  const pack = await (await j.tab(david)).get<HandoverPack>(`/handovers/${id}/pack`);
  expect(pack.followUps).toMatchObject([{ answer: 'Nomsa, never by mail.' }]);
  // What was put together and not confirmed is not passed off as his words.
  const entries = pack.sections.flatMap((section) => section.entries);
  expect(entries.filter(({ suggested }) => suggested).map(({ text }) => text)).toContain(
    'STATISTICS',
  );
  expect(pack.commitments.map(({ due }) => due)).toEqual(['2026-04-15', '2026-06-30', null]);
  expect(pack.documents).toHaveLength(1);

  const paolo = await j.tab(j.person(SUPERVISOR));
  await paolo.post(`/handovers/${id}/successor`, { to: 'Sarah Lim' });
  await j.settle();
  await j.clock.to('2026-04-01T12:00Z');
  expect(j.person('Sarah Lim').sees()).toContain('For your first week');
  expect(await handoversOf(j, SUCCESSOR)).toMatchObject([{ role: 'successor' }]);
  const files = await documents();
  expect(files.map(({ readers }) => readers)).toEqual(
    [[SUPERVISOR, LEAVER].sort(), [SUCCESSOR, LEAVER, 'Sarah Lim'].sort()].reverse(),
  );
  const of = (name: string) => files.find((file) => file.name.includes(name))?.text ?? '';
  expect(of('successor')).toContain('Nomsa, never by mail');
  expect(of('supervisor')).not.toContain('Nomsa, never by mail');
  await j.clock.to('2026-04-07T12:00Z');
  expect(david.sees()).toContain('You have had this handover for a week');
});

/** The successor asks before the last day; the leaver is told and answers; the supervisor has no word of it. */
async function asksAndIsAnswered(david: FakePerson, id: string): Promise<void> {
  const pieter = j.person(LEAVER);
  await david.presses('handover.questions');
  await david.presses('handover.ask', { question: 'Who opens the register?' });
  await j.settle();
  await j.clock.to('2026-03-04T12:00Z');
  expect(pieter.sees()).toContain(`${SUCCESSOR} asks`);
  await pieter.presses('handover.answer-form');
  await pieter.presses('handover.answer', { words: 'Nomsa, never by mail.' });
  await j.settle();
  expect(david.sees()).toContain('Nomsa, never by mail.');
  const paolo = await j.tab(j.person(SUPERVISOR));
  const his = await paolo.get<HandoverQuestions>(`/handovers/${id}/questions`);
  expect(his).toMatchObject({ items: [], mayAsk: true, mayAnswer: false });
  expect((await (await j.tab(david)).asks('GET', `/handovers/${id}/pack`)).status).toBe(404);
}

test('a section for the unit is read by its colleagues; what was left open is added by whoever is asked for it', async () => {
  const { id } = await written(j, false);
  const pieter = await j.tab(j.person(LEAVER));
  await pieter.post(`/handovers/${id}/readers`, { step: 'files', readers: 'unit' });
  await pieter.post(`/handovers/${id}/finalise`);
  const colleague = await j.tab(j.person(COLLEAGUE));
  expect((await colleague.asks('GET', `/handovers/${id}/pack`)).status).toBe(404);
  await j.clock.to('2026-03-31T12:00Z');
  const pack = await colleague.get<HandoverPack>(`/handovers/${id}/pack`);
  expect(pack.role).toBe('colleague');
  expect(pack.sections.map(({ title }) => title)).toEqual(['Where the files are']);
  expect(pack.documents).toEqual([]);
  // The unit has no focal point: its supervisor is asked, the day after the handover itself.
  const paolo = j.person(SUPERVISOR);
  await j.clock.to('2026-04-01T12:00Z');
  expect(paolo.sees()).toContain('What a handover left open');
  expect(paolo.sees()).not.toMatch(/zebra|okapi/);
  const words = 'The registry closes in August.';
  await paolo.presses('handover.fill', { field: 'constraints', words });
  const his = await (await j.tab(paolo)).asks('POST', `/handovers/${id}/gaps`, {
    field: 'duties',
    text: words,
  });
  expect(his.status).toBe(409);
  await j.settle();
  const files = await documents();
  const whole = files.find(({ name }) => name.includes('successor'))?.text ?? '';
  expect(whole).toMatch(new RegExp(`in August[^]*Added by ${SUPERVISOR} after the last day`));
  expect(whole).toContain(ANSWERS.duties);
  const stranger = await j.tab(j.person('Amina Diallo'));
  for (const path of ['gaps', 'pack', 'questions'])
    expect((await stranger.asks('GET', `/handovers/${id}/${path}`)).status).toBe(404);
});

test('two documents, each with what its readers may read and the gaps said', async () => {
  const { id } = await written(j);
  await (await j.tab(j.person(LEAVER))).post(`/handovers/${id}/successor`, { to: SUCCESSOR });
  expect(await documents()).toEqual([]);
  await j.clock.to(DELIVERY);
  const files = await documents();
  expect(files).toHaveLength(2);
  const of = (name: string) => files.find((file) => file.name.includes(name))?.text ?? '';
  expect(of('successor')).toMatch(/zebra/);
  expect(of('successor')).toContain(`${LEFT_OPEN}: not filled in`);
  expect(of('supervisor')).toContain(ANSWERS.duties);
  expect(of('supervisor')).not.toMatch(/zebra|okapi/);
  expect(of('supervisor')).toContain('Recurring meetings: not filled in');
});

test('nobody else sees any of it: not in search, at home, by its address, before or after', async () => {
  const { id, sheet } = await written(j);
  const others = ['Amina Diallo', 'Samuel Boateng', SUCCESSOR];
  const look = async () => {
    for (const name of others) {
      const who = j.person(name);
      const tab = await j.tab(who);
      for (const path of [
        `/handovers/${id}`,
        `/handovers/${id}/pack`,
        `/captures/${sheet.capture.id}`,
      ]) {
        expect((await tab.asks('GET', path)).status).toBe(404);
      }
      for (const verb of ['finalise', 'call-back', 'acknowledge', 'share-lessons']) {
        expect((await tab.asks('POST', `/handovers/${id}/${verb}`)).status).toBe(404);
      }
      const named = await tab.asks('POST', `/handovers/${id}/successor`, { to: name });
      expect(named.status).toBe(404);
      expect((await tab.get<Home>('/home')).handovers).toEqual([]);
      await who.says('zebra register in Bhisho giraffe questionnaires');
      await who.says('handover');
      expect(everythingSeen(who)).not.toMatch(/opened on Thursdays|save a season|okapi/);
    }
  };
  await look();
  const paolo = await j.tab(j.person(SUPERVISOR));
  expect((await paolo.get<Home>('/home')).handovers).toMatchObject([{ state: 'final' }]);
  expect((await paolo.asks('GET', `/captures/${sheet.capture.id}`)).status).toBe(404);
  await j.clock.to('2026-04-01T12:00Z');
  await j.sync();
  await look();
  expect((await paolo.asks('GET', `/captures/${sheet.capture.id}`)).status).toBe(404);
  await j.person(SUPERVISOR).says('zebra register in Bhisho');
  expect(everythingSeen(j.person(SUPERVISOR))).not.toMatch(/zebra register in Bhisho is/);
});

test('where the last day passes unfinished, nothing is shown and the supervisor learns the bare fact', async () => {
  const { id } = await written(j, false);
  const pieter = j.person(LEAVER);
  const before = heard(LEAVER);
  await j.clock.to('2026-03-24T12:00Z');
  await j.clock.to('2026-03-30T12:00Z');
  expect(pieter.sees()).toContain('Your handover is not finished');
  await j.clock.to('2026-03-31T12:00Z');
  // A week before, the day before and on the day.
  expect(heard(LEAVER)).toBe(before + 3);
  expect(heard(SUPERVISOR)).toBe(0);
  await j.clock.to('2026-04-01T12:00Z');
  const paolo = j.person(SUPERVISOR);
  expect(paolo.sees()).toContain('The last day was 31 March 2026. There is no handover.');
  expect(everythingSeen(paolo)).not.toMatch(/wage survey|zebra/i);
  const tab = await j.tab(paolo);
  expect((await tab.asks('GET', `/handovers/${id}/pack`)).status).toBe(404);
  expect(await handoversOf(j, SUPERVISOR)).toMatchObject([{ state: 'missed', actions: [] }]);
  expect(await documents()).toEqual([]);
});

test('finished on the last day itself, it is delivered at once', async () => {
  const { id } = await written(j, false);
  await j.clock.to('2026-03-31T14:00Z');
  const tab = await j.tab(j.person(LEAVER));
  await tab.post(`/handovers/${id}/finalise`);
  await j.settle();
  expect((await tab.get<HandoverSummary>(`/handovers/${id}`)).state).toBe('delivered');
  expect(j.person(SUPERVISOR).sees()).toContain('A handover has arrived');
});

test('a moved day moves everything; a day taken back ends it', async () => {
  const { id } = await written(j);
  leaves(s, LEAVER, '2026-05-29');
  await j.sync();
  await j.clock.to('2026-04-02T12:00Z');
  expect(heard(SUPERVISOR)).toBe(0);
  expect((await handoversOf(j, LEAVER))[0]).toMatchObject({
    id,
    lastDay: '2026-05-29',
    state: 'final',
  });
  leaves(s, LEAVER, null);
  await j.sync();
  await j.clock.to('2026-06-15T12:00Z');
  expect(heard(SUPERVISOR)).toBe(0);
  expect(await handoversOf(j, LEAVER)).toEqual([]);
  expect(await documents()).toEqual([]);
  // Set again, it is another departure: asked once more, with what was written before.
  leaves(s, LEAVER, '2026-07-30');
  await j.sync();
  await j.clock.to('2026-06-16T12:00Z');
  const pieter = await begins(j);
  await pieter.presses({ verb: 'capture.save', data: { go: 'on' } });
  expect(pieter.inputs()[0]?.value).toBe(ANSWERS.duties);
});

test('called off before anything was written, nobody is asked any more', async () => {
  leaves(s, LEAVER, null);
  await j.sync();
  await j.person(LEAVER).presses('prompt.now');
  expect(j.person(LEAVER).sees()).toMatch(/no longer/);
  await j.clock.to('2026-04-10T12:00Z');
  expect(asked(LEAVER)).toBe(1);
  expect(heard(SUPERVISOR)).toBe(0);
});

test('declined with a reason: not asked again, and the supervisor learns only that there is none', async () => {
  const pieter = j.person(LEAVER);
  await pieter.presses('prompt.ask-decline');
  expect(pieter.sees()).toContain('your supervisor does not read it');
  await pieter.presses('prompt.decline', { reason: 'Quarrel about the okapi.' });
  await j.clock.to('2026-04-01T12:00Z');
  expect(asked(LEAVER)).toBe(1);
  expect(j.person(SUPERVISOR).sees()).toContain('There is no handover');
  expect(everythingSeen(j.person(SUPERVISOR))).not.toContain('okapi');
});

test('everything twice is once: presses, resends, syncs, and a clock that jumps sixty days', async () => {
  const { id } = await written(j);
  const tab = await j.tab(j.person(LEAVER));
  await tab.post(`/handovers/${id}/finalise`);
  await tab.post(`/handovers/${id}/successor`, { to: SUCCESSOR });
  await tab.post(`/handovers/${id}/successor`, { to: SUCCESSOR });
  await j.clock.advance(60);
  await j.sync();
  const paolo = j.person(SUPERVISOR);
  const david = j.person(SUCCESSOR);
  expect([heard(SUPERVISOR), heard(SUCCESSOR)]).toEqual([1, 1]);
  const card = { ...paolo.latest() };
  await paolo.pressesOn(card, 'handover.acknowledge');
  await paolo.pressesOn(card, 'handover.acknowledge');
  expect(paolo.refusal).toBeNull();
  await j.settle();
  await j.clock.advance(30);
  const receipts = j
    .person(LEAVER)
    .chat()
    .filter(({ summary }) => summary.includes('has received your handover'));
  expect(receipts).toHaveLength(1);
  expect(await documents()).toHaveLength(2);
  // That he is named has been overtaken, and what is said a week on waits for Monday.
  expect(heard(SUCCESSOR)).toBe(1);
  expect(david.sees()).toContain('For your first week');
});

test('the lessons are shared with all staff by the leaver alone, and nothing else with them', async () => {
  const { id } = await written(j);
  const pieter = j.person(LEAVER);
  await pieter.says('handover');
  await pieter.presses('handover.ask-share');
  // What all staff can find says what it is about.
  await pieter.presses('handover.share-lessons');
  expect(pieter.sees()).toContain('please complete: Topic');
  await pieter.presses('handover.ask-share');
  await pieter.presses('labels.form');
  await pieter.presses('labels.save', { topics: 'wages' });
  await pieter.presses('handover.ask-share');
  await pieter.presses('handover.share-lessons');
  const mei = j.person('Mei Tanaka');
  await mei.says('pilots with giraffe questionnaires');
  expect(mei.sees()).not.toContain('Lessons of a handover');
  await j.clock.to(DELIVERY);
  await mei.says('pilots with giraffe questionnaires');
  expect(mei.sees()).toContain('Lessons of a handover: Statistician');
  await mei.says('zebra register in Bhisho');
  expect(mei.sees()).not.toContain('Lessons of a handover');
  expect((await handoversOf(j, LEAVER))[0]?.actions).not.toContain('share-lessons');
  expect(id).toBeTruthy();
});

test('the supervisor names a successor, never themself; the leaver is told', async () => {
  const { id } = await written(j, false);
  const paolo = await j.tab(j.person(SUPERVISOR));
  const own = await paolo.asks('POST', `/handovers/${id}/successor`, { to: SUPERVISOR });
  expect(own.json).toMatchObject({ code: 'handover-to-unknown' });
  await paolo.post(`/handovers/${id}/successor`, { to: SUCCESSOR });
  // Who sees to the unit's gaps from then on hears of that too.
  const samuel = await j.tab(j.person('Samuel Boateng'));
  const named = { unit: 'STATISTICS', person: COLLEAGUE, from: null, until: null, insteadOf: null };
  await samuel.post('/focal-points', named);
  await j.settle();
  await j.clock.to('2026-03-03T12:00Z');
  expect(j.person(LEAVER).sees()).toContain('Your supervisor has named who comes after you');
  // His day in Lima begins later.
  await j.clock.to('2026-03-03T16:00Z');
  const luis = everythingSeen(j.person(COLLEAGUE));
  expect(luis).toContain('Se le ha designado punto focal');
  expect(luis).toContain('Antes de usted no había nadie designado');
});

test('what she answers for goes to who follows, by their yes alone, else to who finds somebody', async () => {
  const { insights, desks, people } = j.app.actions;
  const governance = await people.actor(personId('Samuel Boateng'));
  const owner = personId(LEAVER);
  await insights.charge(governance, 'posts', { owner, baseline: null, target: null });
  const names = { en: 'Wages desk', fr: 'Guichet des salaires', es: 'Ventanilla de salarios' };
  const mail = (await people.people([owner]))[0]?.mail ?? '';
  const edit = { names, unit: 'STATISTICS', topics: 'wages', staff: mail, days: 5, open: true };
  const { id: desk } = await desks.create(governance, edit);
  const { id } = await written(j, false);
  const pieter = j.person(LEAVER);
  const tab = await j.tab(pieter);
  const mine = async () =>
    (await tab.get<Duties>('/duties')).own.filter(
      ({ kind, ref }) => kind === 'indicator' || ref === desk,
    );
  expect((await mine()).map(({ name, state, actions }) => [name, state, actions])).toEqual([
    ['Wages desk', 'open', ['flag']],
    [expect.any(String), 'open', ['flag']],
  ]);
  await tab.post(`/handovers/${id}/successor`, { to: SUCCESSOR });
  await j.settle();
  const samuel = j.person('Samuel Boateng');
  expect(everythingSeen(samuel)).not.toContain('somebody is to be found');
  await pieter.says('handover');
  await pieter.presses('duty.list');
  expect(pieter.sees()).toContain('Answering at a desk: Wages desk');
  await pieter.presses({ verb: 'duty.move', data: { duty: `desk:${desk}`, move: 'offer' } });
  expect(pieter.sees()).toContain(`Offered to ${SUCCESSOR}, who has not answered.`);
  const david = j.person(SUCCESSOR);
  await david.says('handover');
  await david.presses('duty.list');
  await david.presses({ verb: 'duty.move', data: { duty: `desk:${desk}`, move: 'accept' } });
  // Theirs from the last day on: until then she answers there.
  expect((await desks.get(desk))?.staff).toEqual([owner]);
  const stranger = await j.tab(j.person('Amina Diallo'));
  const yes = { handover: id, kind: 'desk', ref: desk, verb: 'accept' };
  expect((await stranger.asks('POST', '/duties/moves', yes)).status).toBe(404);
  expect(await stranger.get<Duties>('/duties')).toEqual({ own: [], offered: [], flagged: [] });
  await tab.post(`/handovers/${id}/finalise`);
  await j.clock.to('2026-04-02T12:00Z');
  expect((await desks.get(desk))?.staff).toEqual([personId(SUCCESSOR)]);
  expect(await mine()).toMatchObject([
    { kind: 'desk', state: 'taken', to: SUCCESSOR },
    { kind: 'indicator', state: 'flagged', actions: [] },
  ]);
  expect(everythingSeen(samuel)).toContain('somebody is to be found');
  const found = async () =>
    (await (await j.tab(samuel)).get<Duties>('/duties')).flagged.map(({ ref }) => ref);
  expect(await found()).toContain('posts');
  // Somebody answers for it: nothing waits any more.
  const next = { owner: governance.id, baseline: null, target: null };
  await insights.charge(governance, 'posts', next);
  expect(await found()).not.toContain('posts');
});

test('without the right to read days of leaving the product says so and goes on', async () => {
  s.tenant.fails({ status: 403 }, /GET \/v1.0\/users$/);
  await j.app.actions.sources.read('leavers');
  await j.app.actions.sources.read('leavers');
  expect(j.app.actions.capture.departures.readable()).toMatchObject({ can: false });
  expect(
    j.logged.filter(({ fields }) => fields.right === 'User-LifeCycleInfo.Read.All'),
  ).toHaveLength(1);
  s.tenant.heals();
  // Not to be able to read is nobody's departure called off.
  await j.person(LEAVER).presses('prompt.now');
  expect(j.person(LEAVER).sees()).toContain('Step 1 of 9');
});
