import { z } from 'zod';
import type { RequestView } from '../../src/features/desks/requests.ts';
import { mayPassOn } from '../../src/features/queries/policy.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { asId, type DeskId, type DeskRequestId, type QueryId } from '../../src/kernel/ids.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { deskForm, deskListCard, requestCard } from '../cards/desks.ts';
import { type Answer, type Call, type Command, formKey, read } from '../command.ts';

const id = z
  .string()
  .min(1)
  .max(200)
  .transform((value) => asId<DeskRequestId>(value));
const named = z.object({ id });
const sent = z.object({
  request: z.string().trim().min(1).max(2_000),
  desk: z
    .string()
    .min(1)
    .max(200)
    .transform((value) => asId<DeskId>(value)),
  share: z.string().max(5).default('false'),
  query: z.string().max(200).optional(),
});
const answered = named.extend({ answer: z.string().trim().max(8_000).default('') });
const refused = named.extend({ reason: z.string().trim().max(500).default('') });

/** @throws AppError `not-found`, `moderators-only`, `question-for-few` */
async function passedOn({ deps, who }: Call, query: string) {
  const found = await deps.actions.queries.read(who, asId<QueryId>(query));
  const { id: which, asker, text } = found.query;
  const refusal = mayPassOn(found.query, who);
  if (refusal) throw new AppError(refusal, 'not passed on');
  return { id: which, asker, text };
}

/** `data.query` is the id of a question where `desk.form` was pressed below one, and its words are known. */
async function form(call: Call): Promise<Card> {
  const { deps, voice, data } = call;
  const question = data.query ? await passedOn(call, data.query) : null;
  const text = data.request ?? question?.text ?? '';
  const places = await deps.actions.desks.requests.places(text);
  return deskForm(
    {
      places: places.map(({ desk, topics }) => ({
        id: desk.id,
        name: desk.names[voice.language],
        days: desk.days,
        topics,
      })),
      nonce: deps.ids.next(),
      query: question?.id ?? null,
      entered: { ...data, request: text.slice(0, 2_000) },
    },
    voice,
  );
}

const url = ({ deps }: Call, path: string): string | null => deps.tabUrl?.(path) ?? null;

async function drawList(call: Call): Promise<Card> {
  const page = await call.deps.views.desks.page(call.who);
  return deskListCard(page, url(call, '/desks'), call.voice);
}

async function draw(call: Call, which: DeskRequestId): Promise<Card> {
  const view = await call.deps.views.desks.request(call.who, which);
  return requestCard(view, call.data, url(call, `/desks/${which}`), call.voice);
}

async function send(call: Call): Promise<Answer> {
  const { deps, who, voice, data } = call;
  const { request: text, desk, share, query } = read(sent, data);
  const question = query ? await passedOn(call, query) : null;
  const { request } = await deps.actions.desks.requests.send(who, {
    desk,
    text,
    shared: share === 'true',
    key: formKey(call, text, desk),
    ...(question ? { query: { id: question.id, asker: question.asker } } : {}),
  });
  const drawn = await draw({ ...call, data: {} }, request.id);
  return { card: withNotice(drawn, voice.say('preparing.desk.sent'), 'good') };
}

/** A verb on one request, and its card as it stands afterwards. */
const acting =
  (act: (call: Call) => Promise<RequestView>) =>
  async (call: Call): Promise<Answer> => {
    const { request } = await act(call);
    const drawn = await draw({ ...call, data: {} }, request.id);
    const said = call.voice.say(`preparing.desk.done.${request.state}`);
    return { card: withNotice(drawn, said, 'good') };
  };

const again = (call: Call): Promise<Card> => draw(call, read(named, call.data).id);
const requests = ({ deps }: Call) => deps.actions.desks.requests;

const verb = (act: (call: Call) => Promise<RequestView>) => ({ run: acting(act), again });

export const deskCommands: readonly Command[] = [
  {
    name: 'desk',
    words: async (call) => ({ card: await drawList(call) }),
    verbs: {
      'desk.list': { run: async (call) => ({ card: await drawList(call) }) },
      'desk.form': { run: async (call) => ({ card: await form(call) }) },
      'desk.send': { run: send, again: form },
      'desk.read': { run: async (call) => ({ card: await again(call) }) },
      'desk.take': verb((call) => requests(call).take(call.who, read(named, call.data).id)),
      'desk.release': verb((call) => requests(call).release(call.who, read(named, call.data).id)),
      'desk.withdraw': verb((call) => requests(call).withdraw(call.who, read(named, call.data).id)),
      'desk.answer': verb((call) => {
        const given = read(answered, call.data);
        return requests(call).answer(call.who, given.id, given.answer);
      }),
      'desk.refuse': verb((call) => {
        const given = read(refused, call.data);
        return requests(call).refuse(call.who, given.id, given.reason);
      }),
    },
  },
];
