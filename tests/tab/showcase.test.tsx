import { beforeEach, expect, test } from '@jest/globals';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { HandoverFiles } from '../../src/contract/handovers.ts';
import type { Showing } from '../../src/contract/showcase.ts';
import { type FakeApi, sheet } from './fake-api.ts';
import { capture, handover } from './fake-data.ts';
import { freshBrowser, open } from './open.tsx';

/** What is shown with its author's yes, what somebody leaves, and the files they name. */

let api: FakeApi;
beforeEach(() => {
  api = freshBrowser();
});

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

test('what a moderator would show waits for its author, who says yes to it by its name', async () => {
  const asked: Showing = {
    ...{ id: 's-1', community: { id: 'c-formal', name: 'Formalization' }, mine: true },
    ...{ by: 'Thandiwe Mokoena', standing: 'asked', actions: ['agree', 'decline'] },
    ...{ answerBy: '2026-03-09T09:00:00Z', until: '2026-03-31' },
    piece: {
      ...{ kind: 'contribution', id: 'p-1', title: 'Desks at the market', language: 'en' },
      ...{ words: 'Go where people are.', author: 'Mei Tanaka', on: '2026-02-20' },
      path: '/discussions/d-1',
    },
  };
  api.loops.also.set('GET showcase', { own: [asked], shown: [] });
  api.loops.also.set('POST showings/s-1/press', { ...asked, standing: 'shown', actions: [] });
  open('/showcase');
  expect(await screen.findByText('Go where people are.')).toBeTruthy();
  expect(screen.getByText(/Thandiwe Mokoena/)).toBeTruthy();
  press('Yes, show it: Desks at the market');
  await waitFor(() =>
    expect(api.sent('POST', '/api/v1/showings/s-1/press')[0]?.body).toEqual({ verb: 'agree' }),
  );
});

test('files of one’s own are looked up on asking, none is ticked, and only what is ticked is written', async () => {
  const form = sheet({ capture: capture({ template: 'handover' }) });
  api.sheets = [form];
  api.loops.handover = { ...handover(form), filesField: 'happened' };
  const file = (title: string): HandoverFiles['items'][number] => ({
    ...{ title, type: 'docx', webUrl: `https://org.example/${title}`, site: 'wages' },
    ...{ modifiedAt: '2026-02-01T09:00:00Z', leaves: false },
    line: `${title} – https://org.example/${title}`,
  });
  const found: HandoverFiles = { items: [file('Plan'), file('Diary')], silence: null };
  api.loops.also.set('GET handovers/h-1/files', found);
  open('/handovers/h-1');
  await screen.findByRole('button', { name: 'Suggest files of mine' });
  expect(api.sent('GET', '/api/v1/handovers/h-1/files')).toEqual([]);
  press('Suggest files of mine');
  const boxes = await screen.findAllByRole<HTMLInputElement>('checkbox');
  expect(boxes.map(({ checked }) => checked)).toEqual([false, false]);
  fireEvent.click(screen.getByRole('checkbox', { name: /^Plan \(DOCX · site: wages/ }));
  press('Add what I ticked');
  await waitFor(() =>
    expect(api.sent('PUT', '/api/v1/captures/r-1/answers')[0]?.body).toMatchObject({
      answers: { happened: expect.stringContaining('Plan – https://org.example/Plan') },
    }),
  );
  expect(JSON.stringify(api.sent('PUT', '/api/v1/captures/r-1/answers'))).not.toContain('Diary');
  expect(screen.queryByRole('checkbox', { name: /^Plan/ })).toBeNull();
});
