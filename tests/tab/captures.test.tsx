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

test('what was changed elsewhere meanwhile is shown beside what was typed, and its author chooses', async () => {
  const happened = 'Written on the telephone.';
  const theirs = sheet({
    capture: { ...sheet().capture, answers: { ...sheet().capture.answers, happened } },
    answeredAt: { happened: '2026-11-20T11:00:00.000Z' },
    conflicts: ['happened'],
  });
  api.sheets = [sheet({ answeredAt: {} })];
  api.failures.push({ on: 'PUT', with: { status: 200, body: theirs } });
  open('/captures/r-1');
  await answer('Written at the desk.');
  expect(await screen.findByText(happened)).toBeTruthy();
  const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: /What was done/ });
  expect(field.value).toBe('Written at the desk.');
  expect(saves()[0]?.body).toEqual({
    answers: { happened: 'Written at the desk.' },
    seen: { happened: '' },
  });
  press('Keep what I wrote');
  await waitFor(() => expect(saves()).toHaveLength(2));
  expect(saves()[1]?.body).toEqual({
    answers: { happened: 'Written at the desk.' },
    seen: { happened: '2026-11-20T11:00:00.000Z' },
  });
  await waitFor(() => expect(screen.queryByText(happened)).toBeNull());
});

test('a table has a line to type in and one more where it is asked for; a step that is not needed is not there', async () => {
  const words = (en: string) => ({ en, fr: en, es: en });
  const field = { required: false, help: words('About it'), maxLength: 500 };
  const form = {
    ...sheet().template,
    steps: [
      {
        id: 'first',
        title: words('First'),
        fields: [
          { ...field, id: 'abroad', kind: 'yes-no' as const, label: words('Abroad') },
          {
            ...field,
            id: 'actions',
            kind: 'rows' as const,
            label: words('Actions'),
            columns: [
              {
                id: 'do',
                kind: 'line' as const,
                required: true,
                label: words('Do'),
                maxLength: 200,
              },
              {
                id: 'by',
                kind: 'date' as const,
                required: false,
                label: words('By'),
                maxLength: 10,
              },
            ],
          },
        ],
      },
      {
        id: 'papers',
        title: words('Papers'),
        fields: [
          {
            ...field,
            id: 'visa',
            kind: 'line' as const,
            label: words('Visa'),
            when: { field: 'abroad', is: ['yes'] },
          },
        ],
      },
    ],
  };
  const capture = { ...sheet().capture, answers: {} };
  api.sheets = [sheet({ template: form, capture, problems: {}, nextStep: 0 })];
  open('/captures/r-1');
  fireEvent.change(await screen.findByLabelText(/^Do/), { target: { value: 'Send it ' } });
  expect(screen.getByLabelText<HTMLInputElement>(/^Do/).value).toBe('Send it ');
  fireEvent.change(screen.getByLabelText(/^By/), { target: { value: '2026-12-01' } });
  press('Add a line');
  expect(screen.getAllByLabelText(/^Do/)).toHaveLength(2);
  const [, second] = screen.getAllByLabelText(/^Do/);
  if (second) fireEvent.change(second, { target: { value: 'Thank' } });
  expect(screen.queryByRole('button', { name: /Papers/ })).toBeNull();
  fireEvent.click(screen.getByRole('radio', { name: 'Yes' }));
  expect(screen.getByRole('button', { name: /Papers/ })).toBeTruthy();
  press(/Papers/);
  await waitFor(() =>
    expect(api.sheet('r-1')?.capture.answers).toEqual({
      abroad: 'yes',
      actions: 'Send it \t2026-12-01\nThank\t',
    }),
  );
});

test('what is out is taken back with a reason, and written anew afterwards', async () => {
  const published = { ...sheet().capture, state: 'published' as const, webUrl: null };
  api.sheets = [sheet({ capture: published, problems: {}, actions: ['retract'] })];
  const gone = sheet({
    capture: {
      ...published,
      state: 'retracted',
      history: [{ move: 'retracted', at: '2026-11-21T10:00:00Z', reason: 'Wrong figures.' }],
    },
    actions: ['reopen'],
  });
  api.failures.push({ on: 'POST /api/v1/captures', with: { status: 200, body: gone } });
  open('/captures/r-1');
  fireEvent.click(await screen.findByRole('button', { name: 'Take back…' }));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.change(dialog.getByRole('textbox'), { target: { value: 'Wrong figures.' } });
  api.sheets = [gone];
  fireEvent.click(dialog.getByRole('button', { name: 'Take back' }));
  expect(await screen.findByRole('button', { name: 'Write anew' })).toBeTruthy();
  expect(screen.getByText(/You took it back on .*: Wrong figures\./)).toBeTruthy();
  expect(api.sent('POST', '/api/v1/captures/r-1/retract')[0]?.body).toEqual({
    reason: 'Wrong figures.',
  });
});
