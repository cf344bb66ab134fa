import type { Problem } from '../../src/contract/common.ts';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const problem = (status: number, code: string, message: string): Answer => ({
  status,
  body: { code, message } satisfies Problem,
});
export const found = (value: unknown): Answer =>
  value ? ok(value) : problem(404, 'not-found', 'This is not here, or it is not open to you.');
