import { z } from 'zod';
import type { Passing } from './proxy.ts';
import type { Door, Trap, When } from './rig.ts';

/** Where the server is killed: the first request of its round that fits. */
export interface Moment {
  readonly round: number;
  readonly name: string;
  readonly door: Door;
  readonly when: When;
  readonly fits: (request: Request) => boolean;
}

/** A request as the moments ask for it. */
export interface Request {
  readonly method: string;
  readonly path: string;
  /** Our own key inside a card that goes out; empty for anything else. */
  readonly key: string;
  /** An activity from Teams: its type, and the verb of a pressed button or the words. */
  readonly activity: { readonly type: string; readonly said: string; readonly inChannel: boolean };
}

const keyed = z.object({
  attachments: z.array(z.object({ content: z.object({ praxisKey: z.string() }) })).min(1),
});
const thread = z.object({ activity: keyed });
const incoming = z.object({
  type: z.string(),
  text: z.string().optional(),
  conversation: z.object({ conversationType: z.string() }),
  value: z.object({ action: z.object({ verb: z.string() }) }).optional(),
});

const NO_ACTIVITY = { type: '', said: '', inChannel: false };

function json(body: Buffer): unknown {
  if (body[0] !== 0x7b) return null;
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    // A file on its way up may begin like JSON; it carries no key.
    return null;
  }
}

export function read({ method, path, body }: Passing): Request {
  const request = { method, path: decodeURIComponent(path), key: '', activity: NO_ACTIVITY };
  const parsed = json(body);
  if (path === '/api/messages') {
    const found = incoming.safeParse(parsed);
    if (!found.success) return request;
    const { type, text, value, conversation } = found.data;
    const said = value?.action.verb ?? text ?? '';
    const inChannel = conversation.conversationType === 'channel';
    return { ...request, activity: { type, said, inChannel } };
  }
  const card = keyed.safeParse(parsed).data ?? thread.safeParse(parsed).data?.activity;
  return { ...request, key: card?.attachments[0]?.content.praxisKey ?? '' };
}

const isConnector = ({ path }: Request): boolean => path.startsWith('/connector/');
const sends = (key: string) => (request: Request) =>
  isConnector(request) && request.method === 'POST' && request.key.startsWith(key);
const redraws = (key: string) => (request: Request) =>
  isConnector(request) && request.method === 'PUT' && request.key.startsWith(key);
/** The answer to a turn: a post in reply to an activity that is no message of our own accord. */
const answers = (place: 'chat' | 'channel') => (request: Request) =>
  isConnector(request) &&
  request.method === 'POST' &&
  request.path.includes('/activities/') &&
  (request.key === '' || request.key.startsWith('answer:')) &&
  request.path.includes('@thread.tacv2') === (place === 'channel');
const uploads = (folder: string) => (request: Request) =>
  request.method === 'PUT' && request.path.includes(`/${folder}/`) && /content/.test(request.path);
const presses = (verb: string) => (request: Request) => request.activity.said === verb;
const writesInChannel = ({ activity }: Request) =>
  activity.type === 'message' && activity.inChannel;
const asks = (method: string, path: RegExp) => (request: Request) =>
  request.method === method && path.test(request.path);

const at =
  (round: number) =>
  (name: string, door: Door, when: When, fits: Moment['fits']): Moment => ({
    round,
    name,
    door,
    when,
    fits,
  });
const one = at(1);
const two = at(2);
const three = at(3);

/**
 * Thirty moments of the loop. `accepted` at the door `out`: done there and not recorded here, the one that no
 * transaction covers. `accepted` at the door `in`: done here and not known there, so that it comes again.
 */
export const MOMENTS: readonly Moment[] = [
  one('a moderator asks for the form', 'in', 'before', presses('open discussion')),
  one('the form is sent', 'in', 'accepted', presses('discussion.create')),
  one('the opening post', 'out', 'accepted', sends('discussion:')),
  one('a contribution from chat is shown', 'out', 'before', sends('contribution:')),
  one('a reply in the channel arrives', 'in', 'before', writesInChannel),
  one('a reply in the channel is answered', 'out', 'accepted', answers('channel')),
  one('the closing post', 'out', 'accepted', sends('closed:')),
  one('the synthesis is uploaded', 'out', 'accepted', uploads('Syntheses')),
  one('a contributor hears of the synthesis', 'out', 'accepted', sends('used:')),
  one('a manager is prompted', 'out', 'accepted', sends('prompt:')),
  two('the form is sent', 'in', 'answered', presses('discussion.create')),
  two('the opening post', 'out', 'before', sends('discussion:')),
  two('a contribution in chat', 'in', 'accepted', presses('discussion.contribute')),
  two('a reply in the channel', 'in', 'accepted', writesInChannel),
  two('a contribution in the tab', 'in', 'accepted', asks('POST', /\/contributions$/)),
  two('a contribution is approved', 'in', 'accepted', presses('moderation.act')),
  two('a contribution is shown', 'out', 'accepted', sends('contribution:')),
  two('the synthesis is let go', 'in', 'answered', asks('POST', /\/synthesis\/approve$/)),
  two('its metadata are written', 'out', 'accepted', asks('PATCH', /\/listItem\/fields$/)),
  two('the post about it', 'out', 'accepted', sends('summarised:')),
  two('a step of the lesson is saved', 'in', 'accepted', presses('capture.save')),
  two('the lesson is uploaded', 'out', 'before', uploads('Lessons')),
  three('a person in chat is answered', 'out', 'accepted', answers('chat')),
  three('a contribution in the tab', 'in', 'before', asks('POST', /\/contributions$/)),
  three('a reply in the channel', 'in', 'answered', writesInChannel),
  three('a hidden contribution is redrawn', 'out', 'accepted', redraws('contribution:')),
  three('its author is told', 'out', 'accepted', sends('hidden:')),
  three('a moderator hears of the draft', 'out', 'accepted', sends('drafted:')),
  three('the lesson is let go', 'in', 'answered', presses('capture.publish')),
  three('its author hears of it', 'out', 'accepted', sends('published:')),
];

export interface Reached {
  readonly moment: Moment;
  /** The key or path of the request that it was. */
  readonly what: string;
}

/**
 * Springs each moment of the round that is played, once, at the first request that fits.
 * @param sprung told of each
 */
export function createTrap(moments: readonly Moment[], sprung: (one: Reached) => void) {
  const left = new Set(moments);
  const reached: Reached[] = [];
  let round = 0;
  const trap: Trap = (door, when, passing) => {
    const open = [...left].filter((moment) => moment.round === round && moment.door === door);
    if (open.length === 0) return false;
    const request = read(passing);
    const found = open.find((moment) => moment.when === when && moment.fits(request));
    if (!found) return false;
    left.delete(found);
    const what = request.key || request.activity.said || `${request.method} ${request.path}`;
    reached.push({ moment: found, what });
    sprung({ moment: found, what });
    return true;
  };
  return {
    trap,
    reached,
    begin(next: number): void {
      round = next;
    },
    missed: (): Moment[] => [...left],
  };
}
