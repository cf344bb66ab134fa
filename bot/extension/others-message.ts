import { BECOMES, type Becomes, MOST_WORDS } from '../../src/features/consents/model.ts';
import { asId, type PersonId } from '../../src/kernel/ids.ts';
import { cut } from '../cards/card.ts';
import { consentRequestCard, consentRequestedCard } from '../cards/consents.ts';
import type { Call } from '../command.ts';
import { sourceOf } from '../hearing.ts';
import type { InvokeResponse } from '../named-invoke.ts';
import { dialog, lastWord } from './answers.ts';
import { type ChosenMessage, messageLink } from './values.ts';

/** What a message of somebody else would become. */
const WOULD_BECOME: Readonly<Record<string, Becomes>> = {
  saveLesson: 'lesson',
  askCommunity: 'query',
  startDiscussion: 'discussion',
  keepAnswer: 'faq',
};

/** A message without author is an app's, which speaks for others: its words are nobody's to give. */
export const needsConsent = (commandId: string, message: ChosenMessage, { who }: Call): boolean =>
  WOULD_BECOME[commandId] !== undefined && message.author !== who.id;

/** Where a message stands, as its deletion names it. */
const placeOf = ({ key }: Call, message: string): string =>
  sourceOf(`${key.split('|')[0] ?? ''}|${message}`);

const titleOf = ({ voice }: Call): string => voice.say('consents.request.title');

/** Nothing is entered: whoever wrote it is asked first, and the words go nowhere before. */
export async function askFirst(
  call: Call,
  commandId: string,
  message: ChosenMessage,
): Promise<InvokeResponse> {
  const { deps, voice } = call;
  const becomes = WOULD_BECOME[commandId];
  const [author] = message.author ? await deps.actions.people.people([message.author]) : [];
  if (!becomes || !author?.active || message.text.trim() === '') {
    return lastWord(voice.say('consents.nobody'));
  }
  const hidden = {
    becomes,
    of: author.id,
    words: cut(message.text, MOST_WORDS),
    source: message.link ?? '',
    place: placeOf(call, message.id),
    writtenAt: message.writtenAt?.toISOString() ?? '',
  };
  return dialog(titleOf(call), consentRequestCard(author.name, hidden, voice));
}

/** The form in which somebody else is asked, as it came back; null for any other. */
export const isRequest = ({ becomes, of }: Call['data']): boolean =>
  becomes !== undefined && of !== undefined;

function moment(text: string | undefined): Date | null {
  const at = new Date(text ?? '');
  return Number.isNaN(at.getTime()) ? null : at;
}

/** Asks whoever wrote it, once however often it is sent. @throws AppError as `consents.ask` */
export async function sendRequest(call: Call): Promise<InvokeResponse> {
  const { deps, who, data, voice } = call;
  const becomes = BECOMES.find((one) => one === data.becomes);
  const place = (data.place ?? '').slice(0, 500);
  if (!becomes || place === '') return lastWord(voice.say('errors.outdated-card'));
  const asked = {
    becomes,
    of: asId<PersonId>((data.of ?? '').slice(0, 100)),
    words: data.words ?? '',
    link: messageLink(data.source),
    writtenAt: moment(data.writtenAt),
    source: place,
  };
  const consent = await deps.actions.consents.ask(who, asked, `${becomes}:${who.id}:${place}`);
  const view = await deps.views.consents.one(consent);
  return dialog(titleOf(call), consentRequestedCard(view, voice));
}
