import type { Capture } from '../src/features/capture/model.ts';
import type { Message } from '../src/features/notifications/model.ts';
import type { RecordMessage } from '../src/features/notifications/record-message.ts';
import { AppError } from '../src/kernel/errors.ts';
import type { Person } from '../src/kernel/person.ts';
import { captureTitle } from './cards/capture-sheet.ts';
import { link, press } from './cards/inputs.ts';
import { type Drawn, noticeCard } from './cards/messages.ts';
import type { MessageDeps } from './deps.ts';
import type { Voice } from './voice.ts';

type OfPeerReview = Extract<RecordMessage, { kind: 'peer-review' }>;

const RECORDS = [
  'capture-held',
  'capture-sent',
  'peer-review',
] as const satisfies readonly RecordMessage['kind'][];

export const isOfRecords = (message: Message): message is RecordMessage =>
  (RECORDS as readonly string[]).includes(message.kind);

export const pageOfRecord = ({ kind, capture }: RecordMessage): string =>
  kind === 'peer-review' ? `/captures/${capture}/review` : `/captures/${capture}`;

/** What comes of a record, as it is true when it is sent. */
export async function recordNews(
  deps: MessageDeps,
  message: RecordMessage,
  reader: Person,
  voice: Voice,
): Promise<Drawn> {
  if (message.kind === 'peer-review') return peerReviewNews(deps, message, reader, voice);
  const { actions, tabUrl } = deps;
  const { capture: id } = message;
  const capture = await actions.capture.get(id);
  if (!capture) throw new AppError('not-found', `capture ${id} is gone`);
  const name = captureTitle(capture, actions.capture.formOf(capture), voice);
  if (message.kind === 'capture-held') return heldNews(capture, name, voice);
  const heading = voice.say('reach.mail.about.capture-sent.subject');
  const sentences = [voice.say('reach.mail.about.capture-sent.text')];
  const page = link(voice.say('reviewing.look.page'), tabUrl?.(pageOfRecord(message)) ?? null);
  const card = noticeCard({ heading, title: name, sentences, actions: [page] }, voice);
  return { card, stale: capture.state !== 'published' };
}

/** What a reviewer and an author hear of each other, as it is true when it is sent. */
async function peerReviewNews(
  { actions, views, tabUrl }: MessageDeps,
  { about, capture: id, round: key }: OfPeerReview,
  reader: Person,
  voice: Voice,
): Promise<Drawn> {
  const who = await actions.people.actor(reader.id);
  const page = await views.peerReviews.page(who, id);
  const { capture, template, rounds } = page;
  const round = rounds.find((one) => one.id === key);
  const toReviewer = about === 'asked' || about === 'waiting';
  const name = page.nameOf(toReviewer || !round ? capture.owner : round.reviewer);
  const card = noticeCard(
    {
      heading: voice.say(`reviewing.news.heading.${about}`),
      title: captureTitle(capture, template, voice),
      sentences: [voice.say(`reviewing.news.${about}`, { name })],
      ...(round?.note ? { quote: round.note } : {}),
      actions: [
        toReviewer
          ? press(voice.say('reviewing.list.open'), 'review.look', { id }, { style: 'positive' })
          : press(voice.say('reviewing.see'), 'capture.review', { id }),
        link(voice.say('reviewing.look.page'), tabUrl?.(`/captures/${id}/review`) ?? null),
      ],
    },
    voice,
  );
  const waits = capture.state === 'reviewing' && rounds.at(-1)?.id === key;
  const settled = rounds.at(-1)?.id === key && round?.verdict === about;
  return { card, stale: toReviewer || about === 'overdue' ? !waits : !settled };
}

/** Why what its author let go is not out yet, and what helps. */
function heldNews({ state, trouble }: Capture, name: string, voice: Voice): Drawn {
  const card = noticeCard(
    {
      heading: voice.say('reviewing.held.title'),
      title: name,
      sentences: [
        voice.say(`reviewing.held.${trouble?.why ?? 'away'}`),
        voice.say('reviewing.held.kept'),
      ],
      actions: [press(voice.say('bot.help.buttons.my-captures'), 'captures.list')],
    },
    voice,
  );
  return { card, stale: state !== 'publishing' || trouble === null };
}
