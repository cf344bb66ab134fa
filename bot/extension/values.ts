import { z } from 'zod';
import { AppError } from '../../src/kernel/errors.ts';
import { asId, type PersonId } from '../../src/kernel/ids.ts';
import { plainText } from '../plain-text.ts';

/** What Teams sends with the invokes of a message extension. It comes from a client: nothing is believed. */

const short = z.string().max(1_000);
const lenient = <T extends z.ZodType>(schema: T) => schema.nullish().catch(null);

const queryValue = z.object({
  commandId: lenient(short),
  parameters: z
    .array(z.object({ name: short, value: z.unknown() }))
    .max(20)
    .catch([]),
  queryOptions: lenient(
    z.object({
      skip: z.number().int().min(0).max(10_000).catch(0),
      count: z.number().int().min(1).max(50).catch(25),
    }),
  ),
});

export interface Searching {
  /** Null where the client names none: then it is the search for documents. */
  readonly command: string | null;
  /** Empty for the first look, before anything was typed. */
  readonly words: string;
  readonly skip: number;
  readonly count: number;
}

function parsed<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  throw new AppError('invalid-input', `no value of a message extension: ${read.error.message}`);
}

/** @throws AppError `invalid-input` */
export function readSearch(value: unknown): Searching {
  const { commandId, parameters, queryOptions } = parsed(queryValue, value);
  const typed = parameters.find(({ name }) => name === 'words')?.value;
  return {
    command: commandId ?? null,
    words: typeof typed === 'string' ? typed.trim() : '',
    skip: queryOptions?.skip ?? 0,
    count: queryOptions?.count ?? 25,
  };
}

const actionValue = z.object({
  commandId: short,
  data: z.unknown().optional(),
  messagePayload: lenient(
    z.object({
      id: short.min(1),
      linkToMessage: lenient(z.string().max(4_000)),
      createdDateTime: lenient(short),
      from: lenient(z.object({ user: lenient(z.object({ id: lenient(short) })) })),
      body: lenient(z.object({ content: z.string().max(400_000) })),
    }),
  ),
});

/** The message on which a command was called. */
export interface ChosenMessage {
  readonly id: string;
  readonly text: string;
  /** Asked before anything becomes of it where it is somebody else; null for an app, or where Teams does not say. */
  readonly author: PersonId | null;
  /** Opens the message for those who may read it; null where there is none. */
  readonly link: string | null;
  readonly writtenAt: Date | null;
}

export interface Acting {
  readonly commandId: string;
  readonly data: unknown;
  readonly message: ChosenMessage | null;
}

const MESSAGE_HOSTS = /^(?:[\w-]+\.)*teams\.(?:microsoft\.com|microsoft\.us|cloud\.microsoft)$/;

/** A link into Teams and nowhere else: it is stored and shown to others. */
export function messageLink(address: string | null | undefined): string | null {
  if (!address || !URL.canParse(address)) return null;
  const { protocol, hostname, href } = new URL(address);
  return protocol === 'https:' && MESSAGE_HOSTS.test(hostname) ? href : null;
}

function moment(text: string | null | undefined): Date | null {
  if (!text) return null;
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** Ids of the directory are those of its accounts, whatever the case in which Teams writes them. */
const personIn = (id: string | null | undefined): PersonId | null =>
  id ? asId<PersonId>(id.toLowerCase()) : null;

/** @throws AppError `invalid-input` */
export function readAction(value: unknown): Acting {
  const { commandId, data, messagePayload: message } = parsed(actionValue, value);
  return {
    commandId,
    data,
    message: message
      ? {
          id: message.id,
          author: personIn(message.from?.user?.id),
          text: plainText(message.body?.content ?? ''),
          link: messageLink(message.linkToMessage),
          writtenAt: moment(message.createdDateTime),
        }
      : null,
  };
}

const linkValue = z.object({ url: z.string().max(4_000) });

/** @returns null for what is no address of the web */
export function readLink(value: unknown): URL | null {
  const read = linkValue.safeParse(value);
  if (!read.success || !URL.canParse(read.data.url)) return null;
  const url = new URL(read.data.url);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
}
