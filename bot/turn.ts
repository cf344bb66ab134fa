import { z } from 'zod';
import { asId, type PersonId } from '../src/kernel/ids.ts';
import { closestLanguage, type Language } from '../src/kernel/language.ts';
import { plainText, withoutControls } from './plain-text.ts';

/** Where somebody speaks. A thread is named by the id of its first message. */
export type Place =
  | { readonly kind: 'chat' }
  /** Several people in a chat, or in that of a meeting: everybody there reads what is said. */
  | { readonly kind: 'group'; readonly mentioned: boolean }
  | {
      readonly kind: 'channel';
      readonly channelId: string;
      readonly teamId: string | null;
      readonly thread: string | null;
      /** The bot was named; with the consent to read a channel, messages come without it too. */
      readonly mentioned: boolean;
    };

interface Common {
  /** Null where the activity names nobody that the directory could know. */
  readonly person: PersonId | null;
  /** What the client says its language is: only used until the person is known. */
  readonly language: Language;
  readonly place: Place;
  readonly conversationId: string;
  readonly activityId: string | null;
  /** The card that was pressed, or the message replied to. */
  readonly replyToId: string | null;
  /** When it was sent, as Teams dates it. */
  readonly at: Date | null;
  /** `<conversation>|<activity id>`: the same for every resend; null where the activity has no id. */
  readonly sourceKey: string | null;
}

/** What a card sends back: the data it was drawn with and what was entered, as words. */
export type CardData = Readonly<Record<string, string>>;

export type Turn = Common &
  (
    | { readonly kind: 'message'; readonly text: string; readonly tooLong: boolean }
    | { readonly kind: 'submit' | 'invoke'; readonly verb: string; readonly data: CardData }
    | { readonly kind: 'edited'; readonly text: string }
    | { readonly kind: 'install' | 'uninstall' | 'deleted' }
    | { readonly kind: 'named'; readonly name: string; readonly value: unknown }
    | { readonly kind: 'ignored'; readonly why: string }
  );

/** What a person may write at once. Longer texts are refused in words, never cut. */
export const MOST_CHARACTERS = 20_000;
const MOST_FIELDS = 60;

const short = z.string().max(1_000);
const lenient = <T extends z.ZodType>(schema: T) => schema.nullish().catch(null);

const account = z.object({ id: lenient(short), aadObjectId: lenient(z.string().max(100)) });
const mention = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id: short }),
  text: z.string().max(2_000),
});
const channelData = z.object({
  teamsChannelId: lenient(short),
  channel: lenient(z.object({ id: short })),
  team: lenient(z.object({ id: lenient(short), aadGroupId: lenient(short) })),
  /** What an update is about: a person edits, brings back or deletes, or Teams unfurls a link by itself. */
  eventType: lenient(short),
});
const activity = z.object({
  type: z.string().max(100),
  id: lenient(short),
  name: lenient(short),
  text: lenient(z.string()),
  timestamp: lenient(z.iso.datetime({ offset: true })),
  value: z.unknown().optional(),
  action: lenient(short),
  locale: lenient(z.string().max(50)),
  replyToId: lenient(short),
  from: lenient(account),
  recipient: lenient(account),
  conversation: z.object({
    id: short.min(1),
    conversationType: lenient(short),
    isGroup: lenient(z.boolean()),
  }),
  channelData: lenient(channelData),
  entities: lenient(z.array(z.unknown()).max(200)),
});
type Activity = z.infer<typeof activity>;

const execute = z.object({
  action: z.object({ verb: short.min(1), data: z.unknown().optional() }),
});
const submit = z.looseObject({ verb: short.min(1) });

/** Guids only: anything else cannot be a person of the directory, and is not carried further. */
const OBJECT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function personOf({ from }: Activity): PersonId | null {
  const id = from?.aadObjectId;
  return id && OBJECT_ID.test(id) ? asId<PersonId>(id.toLowerCase()) : null;
}

const mentionsOfBot = (incoming: Activity): string[] =>
  (incoming.entities ?? []).flatMap((entity) => {
    const found = mention.safeParse(entity);
    return found.success && found.data.mentioned.id === incoming.recipient?.id
      ? [found.data.text]
      : [];
  });

function placeOf(incoming: Activity): Place {
  const [conversationId = '', messageId] = incoming.conversation.id.split(';messageid=');
  const data = incoming.channelData;
  const channelId = data?.channel?.id ?? data?.teamsChannelId;
  const { conversationType, isGroup } = incoming.conversation;
  if (conversationType !== 'channel' && !channelId) {
    // Whatever is not said to be one person's is taken for several people's: there less is told.
    return conversationType === 'groupChat' || (isGroup && conversationType !== 'personal')
      ? { kind: 'group', mentioned: mentionsOfBot(incoming).length > 0 }
      : { kind: 'chat' };
  }
  // The first message of a thread names itself as its thread.
  const root = messageId ?? incoming.replyToId ?? null;
  return {
    kind: 'channel',
    channelId: channelId ?? conversationId,
    teamId: data?.team?.aadGroupId ?? data?.team?.id ?? null,
    thread: root,
    mentioned: mentionsOfBot(incoming).length > 0,
  };
}

/** What a form sent: strings as they are, numbers and booleans in words, everything else left out. */
export function wordsOf(value: unknown): CardData {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const entries = Object.entries(value).slice(0, MOST_FIELDS);
  return Object.fromEntries(
    entries.flatMap(([key, entry]): [string, string][] => {
      if (typeof entry === 'string') return [[key, withoutControls(entry)]];
      if (typeof entry === 'number' || typeof entry === 'boolean') return [[key, String(entry)]];
      return [];
    }),
  );
}

type Kind =
  | { readonly kind: 'message'; readonly text: string; readonly tooLong: boolean }
  | { readonly kind: 'submit' | 'invoke'; readonly verb: string; readonly data: CardData }
  | { readonly kind: 'edited'; readonly text: string }
  | { readonly kind: 'install' | 'uninstall' | 'deleted' }
  /** An invoke of Teams itself, by its name; its value is read by whoever answers it. */
  | { readonly kind: 'named'; readonly name: string; readonly value: unknown }
  | { readonly kind: 'ignored'; readonly why: string };

function kindOf(incoming: Activity): Kind {
  switch (incoming.type) {
    case 'message':
      return messageKind(incoming);
    case 'invoke': {
      if (incoming.name !== 'adaptiveCard/action') {
        return { kind: 'named', name: incoming.name ?? '', value: incoming.value };
      }
      const found = execute.safeParse(incoming.value);
      if (!found.success) return { kind: 'invoke', verb: '', data: {} };
      const { verb, data } = found.data.action;
      return { kind: 'invoke', verb, data: wordsOf(data) };
    }
    case 'messageUpdate':
      return editKind(incoming);
    case 'messageDelete':
      return incoming.channelData?.eventType === 'softDeleteMessage'
        ? { kind: 'deleted' }
        : { kind: 'ignored', why: 'a message that its author did not delete' };
    case 'installationUpdate':
      return { kind: incoming.action?.startsWith('add') ? 'install' : 'uninstall' };
    default:
      return { kind: 'ignored', why: 'an activity that needs no answer' };
  }
}

function editKind(incoming: Activity): Kind {
  if (incoming.channelData?.eventType !== 'editMessage') {
    return { kind: 'ignored', why: 'a message that its author did not edit' };
  }
  const read = messageKind(incoming);
  return read.kind === 'message' && !read.tooLong
    ? { kind: 'edited', text: read.text }
    : { kind: 'ignored', why: 'an edit that says nothing that could be kept' };
}

function messageKind(incoming: Activity): Kind {
  if (incoming.value !== undefined && incoming.value !== null) {
    const found = submit.safeParse(incoming.value);
    const data = wordsOf(incoming.value);
    return { kind: 'submit', verb: found.success ? found.data.verb : '', data };
  }
  const raw = incoming.text ?? '';
  // Markup is longer than its words, but nothing is gained by reading a novel to refuse it.
  if (raw.length > MOST_CHARACTERS * 4) return { kind: 'message', text: '', tooLong: true };
  const text = plainText(raw, mentionsOfBot(incoming));
  if (text.length > MOST_CHARACTERS) return { kind: 'message', text: '', tooLong: true };
  return { kind: 'message', text, tooLong: false };
}

/**
 * Reads an activity, whatever it holds. Total: what cannot be understood is `ignored` with the reason, and only an
 * activity without type or conversation, which nobody could be answered in, gives null.
 */
export function readTurn(input: unknown): Turn | null {
  const parsed = activity.safeParse(input);
  if (!parsed.success) return null;
  const incoming = parsed.data;
  const activityId = incoming.id ?? null;
  return {
    ...kindOf(incoming),
    person: personOf(incoming),
    language: closestLanguage(incoming.locale),
    place: placeOf(incoming),
    conversationId: incoming.conversation.id,
    activityId,
    replyToId: incoming.replyToId ?? null,
    at: incoming.timestamp ? new Date(incoming.timestamp) : null,
    sourceKey: activityId === null ? null : `${incoming.conversation.id}|${activityId}`,
  };
}
