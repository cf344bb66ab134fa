import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A stand-in for a language model: an end point of its kind on loopback, that says what a test wants it to. */

/** What it was asked, as far as tests look at it. */
export interface AskedOfModel {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: {
    readonly model: string;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly max_tokens?: number;
    readonly max_completion_tokens?: number;
  };
  /** The JSON that people's words came in. */
  readonly data: {
    readonly sentence: string;
    readonly to?: string;
    readonly contributions: readonly string[];
  };
}

/** One answer: `text` as a model gives it, or the whole of an HTTP answer; `hang` never ends. */
export type ModelAnswer =
  | { readonly text: string }
  | {
      readonly status: number;
      readonly body: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly hang: true }
  | { readonly endless: true };

export type Answering = (asked: AskedOfModel) => ModelAnswer;

export const completionOf = (content: string, finish = 'stop'): string =>
  JSON.stringify({ choices: [{ finish_reason: finish, message: { role: 'assistant', content } }] });

/** @param answering may be changed while it runs */
export async function fakeModel(answering: Answering) {
  const asked: AskedOfModel[] = [];
  const state = { answering };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString()) as AskedOfModel['body'];
      const data = JSON.parse(body.messages.at(-1)?.content ?? '{}') as AskedOfModel['data'];
      const one = { path: request.url ?? '', headers: request.headers, body, data };
      asked.push(one);
      const answer = state.answering(one);
      if ('hang' in answer) return;
      if ('endless' in answer) {
        response.writeHead(200, { 'content-type': 'application/json' });
        const more = (): void => {
          while (!response.destroyed && response.write(' '.repeat(64 * 1024)));
        };
        response.on('drain', more);
        more();
        return;
      }
      if ('text' in answer) {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(completionOf(JSON.stringify({ text: answer.text })));
        return;
      }
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
      response.end(answer.body);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    answers(next: Answering): void {
      state.answering = next;
    },
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

export type FakeModel = Awaited<ReturnType<typeof fakeModel>>;
