import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, within } from '@testing-library/react';
import type {
  AnonymousContribution,
  HiddenAmong,
  SayAnonymously,
} from '../../src/contract/anonymity.ts';
import type { FakeApi } from './fake-api.ts';
import { discussion } from './fake-data.ts';
import { freshBrowser, open } from './open.tsx';

/** Writing without a name, and what its author may do with it later. */

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
});

const MANY: HiddenAmong = { people: 24, few: false, rare: [], smallest: 5, soon: false };
const PLACE = 'discussions/d-1/anonymous';
const TEXT = 'The ministry knew of it.';

const there = (anonymous: HiddenAmong) => {
  api.discussions = [discussion({ anonymous })];
  api.loops.also.set(`POST ${PLACE}`, { from: '2026-11-24', until: '2026-11-25' });
  api.loops.also.set(`POST ${PLACE}/before`, { hints: [], wordsOver: 0 });
};
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));
const write = () => {
  const part = within(screen.getByRole('region', { name: 'Write without your name' }));
  fireEvent.change(part.getByRole('textbox', { name: /Your text/ }), { target: { value: TEXT } });
};
const sent = () => api.sent('POST', `/api/v1/${PLACE}`).map(({ body }) => body as SayAnonymously);
const kept = () => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]);

test('the form opens without asking the server anything, says what is protected and what is not, and keeps nothing', async () => {
  there(MANY);
  open('/discussions/d-1');
  await screen.findByRole('button', { name: 'Write without your name' });
  const before = { calls: api.calls.length, kept: kept() };
  await press('Write without your name');
  expect(screen.getByText(/stores no name, account or time of day/)).toBeTruthy();
  expect(screen.getByText(/does not protect you from what your own words give away/)).toBeTruthy();
  expect(screen.getByText('24 people can write here: it could be any of them.')).toBeTruthy();
  expect(screen.queryByText('What else you can do')).toBeNull();
  write();
  expect({ calls: api.calls.length, kept: kept() }).toEqual(before);
});

test('sent again it is the same sending; its code is shown once, whole, and is gone with the form', async () => {
  there(MANY);
  api.failures.push({
    on: `POST /api/v1/${PLACE}`,
    with: { status: 200, body: { hints: [], wordsOver: 0 } },
  });
  api.failures.push({ on: `POST /api/v1/${PLACE}`, with: 'lost-answer' });
  open('/discussions/d-1');
  await press('Write without your name');
  write();
  await press('Send without my name');
  expect(await screen.findByText(/it cannot appear twice/)).toBeTruthy();
  await press('Send again');
  await screen.findByText(/It appears between 24 November 2026 and 25 November 2026/);
  const [first, second] = sent();
  expect(first).toMatchObject({ text: TEXT, question: null });
  expect(second).toEqual(first);
  expect(first?.secret).toMatch(/^([A-Z2-7]{4}-){7}[A-Z2-7]{4}$/);
  expect(screen.getByText(first?.secret ?? '')).toBeTruthy();
  await press('I have kept it');
  expect(screen.queryByText(first?.secret ?? '')).toBeNull();
  expect(kept()).not.toContain(TEXT);
});

test('what may give its author away is pointed out before it goes', async () => {
  there(MANY);
  api.loops.also.set(`POST ${PLACE}/before`, {
    hints: [{ kind: 'person', start: 4, end: 12 }],
    wordsOver: 0,
  });
  open('/discussions/d-1');
  await press('Write without your name');
  write();
  await press('Send without my name');
  expect(await screen.findByText('(name of a person)')).toBeTruthy();
  expect(sent()).toEqual([]);
  await press('Post as it is');
  await screen.findByText('Sent without your name');
});

test('where few could have written it, the form warns and names other ways', async () => {
  there({ people: null, few: true, rare: ['es'], smallest: 7, soon: true });
  open('/discussions/d-1');
  await press('Write without your name');
  expect(screen.getByText(/Fewer than 7 people can write here/)).toBeTruthy();
  expect(screen.getByText(/closes within a day/)).toBeTruthy();
  expect(screen.getByText('What else you can do')).toBeTruthy();
});

test('with the code its author sees what became of it and takes it back; without one nothing is asked', async () => {
  there(MANY);
  const found: AnonymousContribution = {
    discussion: { id: 'd-1', title: 'What makes street vendors register?', language: 'en' },
    ...{
      state: 'published',
      text: TEXT,
      reason: null,
      changing: false,
      used: false,
      claimed: false,
      standing: [],
    },
    actions: ['correct', 'withdraw', 'claim'],
  };
  api.loops.also.set('POST anonymous/look', found);
  api.loops.also.set('POST anonymous/withdraw', {
    ...found,
    state: 'withdrawn',
    text: '',
    actions: [],
  });
  open('/discussions/d-1');
  await press('Follow a text I wrote without my name');
  await press('Look');
  expect(await screen.findByText(/at least 26 letters and digits/)).toBeTruthy();
  expect(api.sent('POST', '/api/v1/anonymous/look')).toEqual([]);
  const secret = 'ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23-4567';
  fireEvent.change(screen.getByRole('textbox', { name: /Your code/ }), {
    target: { value: secret },
  });
  await press('Look');
  expect(await screen.findByText('It stands in the discussion.')).toBeTruthy();
  await press('Take it back');
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/leaves a neutral mark/)).toBeTruthy();
  fireEvent.click(dialog.getByRole('button', { name: 'Take it back' }));
  expect((await screen.findAllByText('It has been taken back.')).length).toBeGreaterThan(0);
  expect(api.sent('POST', '/api/v1/anonymous/withdraw')[0]?.body).toEqual({ secret });
  expect(screen.queryByRole('button', { name: 'Put my name to it' })).toBeNull();
});
