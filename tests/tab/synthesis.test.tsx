import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { SynthesisEdit } from '../../src/contract/discussions.ts';
import type { DoubtsAsked } from '../../src/contract/doubts.ts';
import type { FakeApi } from './fake-api.ts';
import { synthesis } from './fake-data.ts';
import { freshBrowser, open } from './open.tsx';

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
  api.synthesis = synthesis();
});

const PATH = '/discussions/d-1/synthesis';
const saves = () => api.sent('PUT', `/api/v1${PATH}`).map(({ body }) => body as SynthesisEdit);
const statement = (number: number) =>
  screen.findByRole<HTMLTextAreaElement>('textbox', { name: `Statement ${number}` });
/** As a hand does it: a pressed button has the focus. */
function press(name: string) {
  const button = screen.getByRole('button', { name });
  button.focus();
  fireEvent.click(button);
}
const isDisabled = (name: string) =>
  screen.getByRole<HTMLButtonElement>('button', { name }).disabled;

async function change(number: number, text: string) {
  fireEvent.change(await statement(number), { target: { value: text } });
}

test('dissent leaves only with a reason, and readers will see both', async () => {
  open(PATH);
  await statement(2);
  expect(screen.queryByRole('button', { name: 'Delete statement 2' })).toBeNull();
  press('Set aside statement 2');
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'Set aside' }));
  expect(await dialog.findByText('Please give a reason.')).toBeTruthy();
  expect(isDisabled('Save')).toBe(true);

  fireEvent.change(dialog.getByRole('textbox'), { target: { value: 'Answered in phase two' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Set aside' }));
  expect(await screen.findByText('Reason: Answered in phase two')).toBeTruthy();
  press('Save');
  await screen.findByText('The synthesis is saved.');
  expect(saves()).toHaveLength(1);
  expect(saves()[0]?.setAside).toEqual([{ id: 's-2', reason: 'Answered in phase two' }]);
  expect(saves()[0]?.statements.map(({ id }) => id)).toEqual(['s-1']);
});

test('the server’s word on dropped dissent is shown, and the edit stays', async () => {
  api.failures.push({
    on: 'PUT',
    with: {
      status: 422,
      body: { code: 'dissent-dropped', message: 'A differing view would disappear.' },
    },
  });
  open(PATH);
  await change(1, 'Changed.');
  press('Save');
  expect(await screen.findByText(/A differing view would disappear\./)).toBeTruthy();
  expect((await statement(1)).value).toBe('Changed.');
});

test('a statement without a contribution behind it is not sent', async () => {
  open(PATH);
  await statement(1);
  press('Take the contribution of Marta Ruiz away from statement 1');
  press('Save');
  expect(await screen.findByText('1 statement is not complete.')).toBeTruthy();
  expect(screen.getByText('Choose at least one contribution that this rests on.')).toBeTruthy();
  expect(saves()).toEqual([]);
});

test('a contribution is put behind a statement from the list of all', async () => {
  open(PATH);
  await statement(1);
  press('Choose contributions for statement 1');
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('checkbox', { name: /Kofi Mensah/ }));
  fireEvent.click(dialog.getByRole('button', { name: 'Use these' }));
  // What lay behind the dialog comes back, and the focus to where it was.
  const opener = await screen.findByRole('button', {
    name: 'Choose contributions for statement 1',
  });
  await screen.findByRole('button', { name: 'Save' });
  await waitFor(() => expect(document.activeElement === opener).toBe(true));
  press('Save');
  await screen.findByText('The synthesis is saved.');
  expect(saves()[0]?.statements[0]?.sources).toEqual(['x-1', 'x-2']);
});

test('an unsaved edit outlives the window', async () => {
  const { unmount } = open(PATH);
  await change(1, 'Half-way through.');
  unmount();
  open(PATH);
  expect((await statement(1)).value).toBe('Half-way through.');
});

test('when somebody else saved first, both texts are shown and mine is kept', async () => {
  open(PATH);
  await change(1, 'My wording.');
  const theirs = synthesis({ version: 5 });
  api.synthesis = {
    ...theirs,
    statements: theirs.statements.map((item) =>
      item.id === 's-1' ? { ...item, text: 'Their wording.' } : item,
    ),
  };
  press('Save');
  expect(await screen.findByText('Somebody else has saved meanwhile')).toBeTruthy();
  expect(screen.getByText(/Version 5 is saved; you began from version 4/)).toBeTruthy();
  expect(screen.getByText(/Their wording\./)).toBeTruthy();
  expect((await statement(1)).value).toBe('My wording.');
  expect(isDisabled('Publish')).toBe(true);

  press('Go on with my text');
  await waitFor(() => expect(isDisabled('Save')).toBe(false));
  press('Save');
  await screen.findByText('The synthesis is saved.');
  expect(saves().map(({ version }) => version)).toEqual([4, 5]);
  expect(api.synthesis?.statements[0]?.text).toBe('My wording.');
});

test('what those suggest who are named stands beside its sentence; before publishing it says how many have not answered', async () => {
  api.attribution = {
    ...{ open: true, askable: 1, asked: 3, waiting: 2, until: '2026-03-27T09:00:00Z', changed: 1 },
    statements: [{ id: 's-1', asked: 2, right: 1, unnamed: 1 }],
    suggestions: [
      {
        ...{ check: 'c-1', statement: 's-1', state: 'waiting', takes: true },
        ...{ name: 'Omar Haddad', text: 'Visits reach some employers.' },
      },
    ],
  };
  open(PATH);
  await screen.findByText('Omar Haddad suggests');
  expect(screen.getByText('Asked: 2 · right: 1 · without a name: 1')).toBeTruthy();
  press('Put it there');
  await screen.findByText('It stands in the draft.');
  expect(api.sent('POST', '/api/v1/attribution-checks/c-1/settle')[0]?.body).toMatchObject({
    statement: 's-1',
    verb: 'take',
  });
  press('Publish');
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/1 sentence has changed since/)).toBeTruthy();
  fireEvent.click(dialog.getByRole('button', { name: 'Publish without 2 answers' }));
  await screen.findByText(/The synthesis is being published/);
  expect(api.sent('POST', `/api/v1${PATH}/approve`)[0]?.body).toMatchObject({ early: 2 });
});

test('publishing asks first, and saves what is not saved yet', async () => {
  open(PATH);
  await change(1, 'Final wording.');
  press('Publish');
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/It can no longer be edited here/)).toBeTruthy();
  expect(api.sent('POST', `/api/v1${PATH}/approve`)).toEqual([]);
  fireEvent.click(dialog.getByRole('button', { name: 'Publish' }));
  expect(await screen.findByText(/The synthesis is being published/)).toBeTruthy();
  expect(api.sent('POST', `/api/v1${PATH}/approve`)[0]?.body).toEqual({ version: 5, early: 0 });
  expect(api.synthesis?.statements[0]?.text).toBe('Final wording.');
});

test('a published synthesis is read, with the way to its document', async () => {
  api.synthesis = synthesis({ state: 'published', webUrl: 'https://example.org/s.docx' });
  open(PATH);
  const link = await screen.findByRole('link', { name: /Open the document/ });
  expect(link.getAttribute('href')).toBe('https://example.org/s.docx');
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('what nothing behind a statement says is pointed out while it is written, and once more before it is published', async () => {
  open(PATH);
  await change(1, 'All desks raise the number by 40 per cent.');
  api.doubts = [{ id: 's-1', lacks: [{ kind: 'number', words: ['40'] }] }];
  expect(
    await screen.findByText('No number like this there: 40', {}, { timeout: 3_000 }),
  ).toBeTruthy();
  const asked = api.sent('POST', `/api/v1${PATH}/doubts`).map(({ body }) => body as DoubtsAsked);
  expect(asked.at(-1)?.statements.find(({ id }) => id === 's-1')).toEqual({
    id: 's-1',
    text: 'All desks raise the number by 40 per cent.',
    sources: ['x-1'],
  });
  // A hint and no fault: it is saved and published all the same.
  press('Publish');
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText('1 statement to look at once more:')).toBeTruthy();
  expect(dialog.getByText('Statement 1')).toBeTruthy();
  fireEvent.click(dialog.getByRole('button', { name: 'Publish' }));
  await waitFor(() => expect(api.synthesis?.state).toBe('publishing'));
});

test('a former version is compared word by word and brought back to the desk, not saved yet', async () => {
  const page = synthesis();
  const [first, ...others] = page.statements;
  if (!first) throw new Error('no statement');
  const before = { ...first, text: `${first.text} Of old.` };
  const at = '2026-03-02T09:00:00.000Z';
  api.versions = [{ version: 1, by: null, at, statements: [before, ...others], setAside: [] }];
  open(PATH);
  const choose = await screen.findByRole('combobox', { name: 'Compare with' });
  fireEvent.change(choose, { target: { value: '1' } });
  expect((await screen.findByText(/Of old\./)).closest('del')).toBeTruthy();
  press('Bring this version back to the desk');
  expect((await statement(1)).value).toBe(before.text);
  expect(saves()).toEqual([]);
  press('Save');
  await screen.findByText('The synthesis is saved.');
  expect(saves()[0]?.statements[0]?.text).toBe(before.text);
});

test('what was made of it stands in its languages, each with its PDF file where there is one', async () => {
  const one = { kind: 'brief' as const, group: null, language: 'en' as const };
  const files = {
    webUrl: 'https://example.org/brief-en.docx',
    pdfUrl: 'https://example.org/brief-en.pdf',
  };
  const group = { kind: 'group' as const, group: 'workers' as const, language: 'fr' as const };
  const own = { webUrl: 'https://example.org/workers-fr.docx', pdfUrl: null };
  api.synthesis = synthesis({
    state: 'published',
    documents: [
      { ...one, ...files },
      { ...group, ...own },
    ],
  });
  open(PATH);
  const part = within(await screen.findByRole('region', { name: 'Documents' }));
  const hrefs = part
    .getAllByRole('link')
    .map((link) => [link.textContent, link.getAttribute('href')]);
  expect(hrefs).toEqual([
    [expect.stringContaining('One-page brief, English'), files.webUrl],
    [expect.stringContaining('One-page brief, English (PDF)'), files.pdfUrl],
    [expect.stringContaining('For workers’ organizations, French'), own.webUrl],
  ]);
});

const worded = () => {
  const page = synthesis();
  const [first, ...others] = page.statements;
  if (!first) throw new Error('a draft has statements');
  const machine = { by: 'plain-1', extracted: 'One desk for several registrations helps.' };
  const french = { language: 'fr' as const, text: 'Un guichet.', by: 'plain-1' };
  const translations = [{ ...french, read: false, unchecked: true }];
  return { ...page, statements: [{ ...first, machine, translations }, ...others] };
};

test('without a language model nothing of it is offered', async () => {
  open(PATH);
  await statement(1);
  expect(screen.queryByText('Words by a machine')).toBeNull();
  expect(screen.queryByRole('button', { name: /plain words/ })).toBeNull();
});

test('a machine is asked for one statement or all, never for dissent or over what is not saved, and says what came of it', async () => {
  const kept = [{ why: 'number' as const, count: 1 }];
  const reasons = [{ statement: 's-1', why: 'number' as const }];
  const last = { language: null, askedAt: '2026-03-20T09:00:00Z', ended: true };
  const counts = { done: 1, total: 1, taken: 0, unchecked: 0, kept, reasons };
  api.rewriting = { model: 'plain-1', languages: ['en', 'fr'], last: { ...last, ...counts } };
  open(PATH);
  await screen.findByText('1 statement keeps its words: the machine gave another number.');
  expect(screen.getByText('Keeps its words: the machine gave another number.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Rewrite statement 2 in plain words' })).toBeNull();
  press('Rewrite statement 1 in plain words');
  await waitFor(() => expect(asks()).toHaveLength(1));
  await waitFor(() => expect(isDisabled('Translate to French')).toBe(false));
  press('Translate to French');
  await waitFor(() => expect(asks()).toHaveLength(2));
  expect(asks()).toEqual([
    { language: null, statements: ['s-1'] },
    { language: 'fr', statements: null },
  ]);
  await change(1, 'Changed.');
  expect(await screen.findByText(/Save your changes first/)).toBeTruthy();
  expect(isDisabled('Rewrite in plain words')).toBe(true);
});
const asks = () => api.sent('POST', '/api/v1/rewritings/synthesis/d-1').map(({ body }) => body);

test('what a machine worded is marked until somebody has read it; whoever writes says it themselves', async () => {
  api.rewriting = { model: 'plain-1', languages: ['en', 'fr'], last: null };
  api.synthesis = worded();
  open(PATH);
  await screen.findByText(/Worded by plain-1, a machine, and read by nobody yet/);
  expect(screen.getByText('not checked')).toBeTruthy();
  press('I have read it');
  press('Save');
  await screen.findByText('The synthesis is saved.');
  expect(saves()[0]?.statements[0]?.machine).toBeUndefined();
  expect(saves()[0]?.statements[0]?.translations).toHaveLength(1);
  await change(1, 'My own words.');
  press('Save');
  await waitFor(() => expect(saves()).toHaveLength(2));
  expect(saves()[1]?.statements[0]?.translations).toBeUndefined();
});
