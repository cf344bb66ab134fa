import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { ConsolidatedEdit } from '../../src/contract/queries.ts';
import type { FakeApi } from './fake-api.ts';
import { consolidated, query } from './fake-data.ts';
import { freshBrowser, open } from './open.tsx';

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
  api.loops.queries = [query({ moderator: true, actions: ['edit-reply'] })];
  api.loops.consolidated = consolidated();
});

const PATH = '/queries/f-1/consolidated';
const saves = () => api.sent('PUT', `/api/v1${PATH}`).map(({ body }) => body as ConsolidatedEdit);
const point = (number: number) =>
  screen.findByRole<HTMLTextAreaElement>('textbox', { name: `Point ${number}` });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));
const change = async (number: number, text: string) =>
  fireEvent.change(await point(number), { target: { value: text } });

test('the points stand in their parts, an experience with its country, each with its sources', async () => {
  open(PATH);
  await point(2);
  const parts = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
  expect(parts).toEqual([
    'What the reply holds',
    '1 reply not used yet',
    'Summary of the replies',
    'Experiences by country',
    'Resources',
    'What remains open',
    'Tags',
  ]);
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Country' }).value).toBe('Ghana');
  expect(
    screen.getAllByText(/register through their cooperative\.$/, { selector: 'p' }),
  ).toHaveLength(2);
});

test('a point leaves with a reason, is kept beside, and can be brought back', async () => {
  open(PATH);
  await point(1);
  press('Set aside point 1');
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'Set aside' }));
  expect(await dialog.findByText('Please give a reason.')).toBeTruthy();
  fireEvent.change(dialog.getByRole('textbox'), { target: { value: 'Too general' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Set aside' }));
  expect(await screen.findByText('Reason: Too general')).toBeTruthy();
  press('Save');
  await screen.findByText('The consolidated reply is saved.');
  expect(saves()[0]?.setAside).toEqual([{ id: 't-1', reason: 'Too general' }]);
  press('Bring it back');
  expect((await point(1)).value).toMatch(/somebody registers for many/);
});

test('publishing without a source is blocked, and the point that lacks it is named and reached', async () => {
  open(PATH);
  await point(2);
  press('Take the reply of Kofi Mensah away from point 2');
  press('Publish');
  expect(await screen.findByText('1 point is not complete.')).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByText('Choose at least one reply that this rests on.')).toBeTruthy();
  press('Point 2');
  expect(document.activeElement).toBe(await point(2));
  expect(api.sent('POST', `/api/v1${PATH}/approve`)).toEqual([]);
});

test('a reply that came late is offered, and becomes a point when it is wanted', async () => {
  open(PATH);
  await point(2);
  press('Make a point of the reply of Ana Silva');
  expect((await point(2)).value).toBe('À Praia, c’est la mairie qui inscrit.');
  expect(screen.queryByText('1 reply not used yet')).toBeNull();
  press('Save');
  await screen.findByText('The consolidated reply is saved.');
  expect(saves()[0]?.points.at(-1)).toMatchObject({ kind: 'summary', sources: ['y-2'] });
});

test('a point moves to another part and up among its own', async () => {
  open(PATH);
  await point(2);
  const [, second] = screen.getAllByRole('combobox', { name: 'Part' });
  if (!second) throw new Error('the second point has no part to choose');
  fireEvent.change(second, { target: { value: 'summary' } });
  press('Move point 2 up');
  press('Save');
  await screen.findByText('The consolidated reply is saved.');
  expect(saves()[0]?.points.map(({ id, country }) => [id, country])).toEqual([
    ['t-2', null],
    ['t-1', null],
  ]);
});

test('when somebody else saved first, both are shown and mine is kept', async () => {
  open(PATH);
  await change(1, 'My wording.');
  const theirs = consolidated({ version: 4 });
  api.loops.consolidated = {
    ...theirs,
    points: theirs.points.map((one) => (one.id === 't-1' ? { ...one, text: 'Theirs.' } : one)),
  };
  press('Save');
  expect(await screen.findByText('Somebody else has saved meanwhile')).toBeTruthy();
  expect(screen.getByText(/Theirs\./)).toBeTruthy();
  expect((await point(1)).value).toBe('My wording.');
  press('Go on with my text');
  await waitFor(() =>
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(false),
  );
  press('Save');
  await screen.findByText('The consolidated reply is saved.');
  expect(saves().map(({ version }) => version)).toEqual([3, 4]);
});

test('publishing asks first, names who is thanked, and saves what is not saved yet', async () => {
  open(PATH);
  await change(1, 'Final wording.');
  press('Publish');
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/Thanked by name, as agreed: Kofi Mensah/)).toBeTruthy();
  fireEvent.click(dialog.getByRole('button', { name: 'Publish' }));
  expect(await screen.findByText(/The consolidated reply is being published/)).toBeTruthy();
  expect(api.sent('POST', `/api/v1${PATH}/approve`)[0]?.body).toEqual({ version: 4, early: 0 });
});

test('readers see the published text, with the way to its document', async () => {
  api.loops.consolidated = consolidated({
    state: 'published',
    webUrl: 'https://example.org/reply.docx',
  });
  open(PATH);
  const link = await screen.findByRole('link', { name: /Open the document/ });
  expect(link.getAttribute('href')).toBe('https://example.org/reply.docx');
  expect(screen.getByText('Ghana')).toBeTruthy();
  expect(screen.queryByRole('textbox')).toBeNull();
});

test('before there is one, the page says so and leads back', async () => {
  api.loops.consolidated = null;
  open(PATH);
  expect(
    await screen.findByText(/There is no consolidated reply for you to read yet/),
  ).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Back to the question' })).toBeTruthy();
});

test('a former version is compared word by word and brought back to the desk, not saved yet', async () => {
  const [first, ...others] = consolidated().points;
  if (!first) throw new Error('no point');
  const before = { ...first, text: `${first.text} Of old.` };
  const at = '2026-03-02T09:00:00.000Z';
  api.loops.versions = [
    { version: 1, by: 'Mei Tanaka', at, statements: [before, ...others], setAside: [] },
  ];
  open(PATH);
  const choose = await screen.findByRole('combobox', { name: 'Compare with' });
  fireEvent.change(choose, { target: { value: '1' } });
  expect((await screen.findByText(/Of old\./)).closest('del')).toBeTruthy();
  press('Bring this version back to the desk');
  expect((await point(1)).value).toBe(before.text);
  expect(saves()).toEqual([]);
  press('Save');
  await screen.findByText('The consolidated reply is saved.');
  expect(saves()[0]?.points[0]?.text).toBe(before.text);
});
