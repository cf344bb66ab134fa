import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { type FakeApi, problem, sheet } from './fake-api.ts';
import { prompt } from './fake-data.ts';
import { freshBrowser, open } from './open.tsx';

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
  api.sheets = [sheet()];
});

const happened = () =>
  screen.findByRole<HTMLTextAreaElement>('textbox', { name: /What was done and what came of it/ });
const saves = () => api.sent('PUT', '/api/v1/captures/r-1/answers');
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

async function answer(text: string) {
  const field = await happened();
  fireEvent.change(field, { target: { value: text } });
  fireEvent.blur(field);
}

test('an answer is saved when its field is left', async () => {
  open('/captures/r-1');
  await answer('We moved the desk to the market.');
  await waitFor(() => expect(screen.getByText('All answers are saved.')).toBeTruthy());
  expect(saves()[0]?.body).toEqual({ answers: { happened: 'We moved the desk to the market.' } });
});

test('what could not be saved is kept on the device and saved with the next try', async () => {
  api.failures.push({ on: 'PUT', with: 'offline' });
  const { unmount } = open('/captures/r-1');
  await answer('Written without a network.');
  expect(await screen.findByText('Not saved. Your answers are kept on this device.')).toBeTruthy();
  unmount();
  open('/captures/r-1');
  expect((await happened()).value).toBe('Written without a network.');
  fireEvent.blur(await happened());
  await waitFor(() =>
    expect(api.sheet('r-1')?.capture.answers.happened).toBe('Written without a network.'),
  );
});

test('what is missing is named at the end, and leads back to its step', async () => {
  open('/captures/r-1');
  await happened();
  press(/Check and publish/);
  expect(await screen.findByText('Before publishing, 2 answers are needed:')).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Publish' }).disabled).toBe(true);
  press('Outcome');
  expect(await screen.findByRole('radio', { name: 'It worked' })).toBeTruthy();
});

test('publishing is asked about first', async () => {
  api.sheets = [sheet({ problems: {}, nextStep: 2 })];
  open('/captures/r-1');
  fireEvent.click(await screen.findByRole('button', { name: 'Publish' }));
  expect(api.sent('POST', '/api/v1/captures/r-1/submit')).toEqual([]);
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'Publish' }));
  expect(await screen.findByText(/This page shows when it is done/)).toBeTruthy();
  expect(api.sent('POST', '/api/v1/captures/r-1/submit')).toHaveLength(1);
});

test('a prompt is declined with a reason only', async () => {
  api.prompts = [prompt()];
  open('/captures');
  fireEvent.click(await screen.findByRole('button', { name: 'Decline' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.click(dialog.getByRole('button', { name: 'Decline' }));
  expect(await dialog.findByText('Please give a reason.')).toBeTruthy();
  fireEvent.change(dialog.getByRole('textbox'), { target: { value: 'I joined last week' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Decline' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(api.sent('POST', '/api/v1/prompts/q-1/decline')[0]?.body).toEqual({
    reason: 'I joined last week',
  });
});

test('handing over to nobody that is known says so, and the name stays', async () => {
  api.prompts = [prompt()];
  api.failures.push({
    on: 'POST /api/v1/prompts',
    with: problem(400, 'handover-to-unknown', 'I could not find that person.'),
  });
  open('/captures');
  fireEvent.click(await screen.findByRole('button', { name: 'Hand over' }));
  const dialog = within(await screen.findByRole('dialog'));
  const name = dialog.getByRole<HTMLInputElement>('textbox', { name: /Name or mail address/ });
  fireEvent.change(name, { target: { value: 'Nobody Known' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Hand over' }));
  expect(await dialog.findByText('I could not find that person.')).toBeTruthy();
  expect(name.value).toBe('Nobody Known');
});
