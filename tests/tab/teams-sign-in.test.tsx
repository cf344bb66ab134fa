import { beforeEach, expect, jest, test } from '@jest/globals';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { App } from '../../tab/app.tsx';
import { browserHost } from '../../tab/host/host.ts';
import { teamsSignIn } from '../../tab/host/session.ts';
import { type FakeApi, sheet } from './fake-api.ts';
import { freshBrowser } from './open.tsx';

/** In Teams its tokens are asked for; here they come, or are refused, as each test says. */

const TYPED = 'Typed while nobody was signed in.';
let api: FakeApi;
const token = jest.fn(async (_quietly: boolean): Promise<string> => 'token-1');
const refuse = async (): Promise<string> => {
  throw new Error('resourceRequiresConsent');
};

beforeEach(() => {
  api = freshBrowser();
  api.sheets = [sheet()];
  token.mockReset().mockImplementation(async () => 'token-1');
});

async function openForm() {
  render(
    <MemoryRouter initialEntries={['/captures/r-1']}>
      <App host={{ ...browserHost(), kind: 'teams', theme: 'light', token }} />
    </MemoryRouter>,
  );
  return screen.findByRole<HTMLTextAreaElement>('textbox', {
    name: /What was done and what came of it/,
  });
}

function type(field: HTMLElement): void {
  fireEvent.change(field, { target: { value: TYPED } });
  fireEvent.blur(field);
}

const isSaved = () => waitFor(() => expect(api.sheet('r-1')?.capture.answers.happened).toBe(TYPED));
const again = () => screen.findByRole('button', { name: 'Sign in again' });

test('where Teams signs nobody in, what was typed stays, is asked for once, and is saved by one press', async () => {
  const field = await openForm();
  token.mockImplementation(refuse);
  token.mockClear();
  type(field);
  await again();
  expect(field.value).toBe(TYPED);
  fireEvent.blur(field);
  await waitFor(() => expect(token.mock.calls.length).toBeGreaterThan(1));
  // The person was asked by the first alone: what pages do by themselves asks them nothing.
  expect(token.mock.calls.map(([quietly]) => quietly).indexOf(false)).toBe(0);
  expect(token.mock.calls.slice(1).every(([quietly]) => quietly)).toBe(true);
  fireEvent.click(await again());
  await screen.findByText(/Teams could not sign you in to Praxis\. Try again/, {
    selector: '[role=alert] :not([role=alert] [role=alert] *)',
  });
  token.mockImplementation(async () => 'token-1');
  fireEvent.click(await again());
  await isSaved();
  expect(screen.queryByRole('button', { name: 'Sign in again' })).toBeNull();
});

test('where the server takes no token of Teams, not even a new one, a press asks for the next', async () => {
  const field = await openForm();
  const refused = { status: 401, body: { code: 'unauthenticated', message: 'Please sign in.' } };
  const on = 'PUT /api/v1/captures/r-1/answers';
  api.failures.push({ on, with: refused }, { on, with: refused });
  type(field);
  fireEvent.click(await again());
  await isSaved();
});

test('of two calls that need a token at once the person is asked by one', async () => {
  const held: ((token: string) => void)[] = [];
  token.mockImplementation(() => new Promise((resolve) => held.push(resolve)));
  const { session } = teamsSignIn({ ...browserHost(), token });
  const { token: ask } = session(() => 'en');
  const both = [ask(false), ask(false)];
  for (const give of held) give('token-2');
  expect(await Promise.all(both)).toEqual(['token-2', 'token-2']);
  expect(token).toHaveBeenCalledTimes(1);
});
