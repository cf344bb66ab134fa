/** What somebody wrote, or what people write in. */
export const SUBJECTS = ['contribution', 'reply', 'discussion', 'query'] as const;
export type Subject = (typeof SUBJECTS)[number];

export const MOVE_NAMES = [
  'approve',
  'hold',
  'hide',
  'pin',
  'unpin',
  'move',
  'say',
  'withdraw',
  'retitle',
  'lock',
  'unlock',
  'slow',
  'unslow',
  'close',
  'extend',
  'reopen',
  'return',
  'split',
  'merge',
  'unmerge',
  'thank',
  'invite',
  'join',
  'part',
  'to-query',
  'from-query',
  'fits',
  'tag',
  'untag',
] as const;
export type Move = (typeof MOVE_NAMES)[number];

/**
 * Where people see it done. `praxis`: tab and chat; `cards`: our own cards in the channel are drawn anew; `thread`: a
 * message comes into the channel's thread; `person`: somebody is told. What a person wrote in the channel with their own
 * hands stays as it is there: no application may change it, and the card leads on.
 */
export type Reach = 'praxis' | 'cards' | 'thread' | 'person';

export type Ask =
  | 'reason'
  | 'text'
  | 'title'
  | 'date'
  | 'place'
  | 'hours'
  | 'person'
  | 'other'
  | 'question'
  | 'tags';

export interface KindOfMove {
  readonly on: readonly Subject[];
  /** What the moderator gives with it. */
  readonly asks: readonly Ask[];
  /** The move that takes it back; null: it is confirmed before. */
  readonly undo: Move | null;
  readonly reaches: readonly Reach[];
}

/** The one list from which buttons are drawn, presses are checked and people are told what a move reaches. */
export const MOVES: Readonly<Record<Move, KindOfMove>> = {
  approve: {
    on: ['contribution', 'reply'],
    asks: [],
    undo: 'hold',
    reaches: ['praxis', 'cards', 'thread'],
  },
  hold: {
    on: ['contribution', 'reply'],
    asks: [],
    undo: 'approve',
    reaches: ['praxis', 'cards'],
  },
  hide: {
    on: ['contribution', 'reply', 'query'],
    asks: ['reason'],
    undo: 'approve',
    reaches: ['praxis', 'cards', 'person'],
  },
  pin: { on: ['contribution'], asks: [], undo: 'unpin', reaches: ['praxis'] },
  unpin: { on: ['contribution'], asks: [], undo: 'pin', reaches: ['praxis'] },
  move: { on: ['contribution'], asks: ['place'], undo: 'move', reaches: ['praxis', 'cards'] },
  say: { on: ['discussion'], asks: ['text'], undo: 'withdraw', reaches: ['praxis', 'thread'] },
  withdraw: { on: ['contribution'], asks: [], undo: null, reaches: ['praxis', 'cards'] },
  retitle: {
    on: ['discussion'],
    asks: ['title'],
    undo: 'retitle',
    reaches: ['praxis', 'cards'],
  },
  lock: { on: ['discussion'], asks: [], undo: 'unlock', reaches: ['praxis'] },
  unlock: { on: ['discussion'], asks: [], undo: 'lock', reaches: ['praxis'] },
  slow: { on: ['discussion'], asks: ['hours'], undo: 'unslow', reaches: ['praxis'] },
  unslow: { on: ['discussion'], asks: [], undo: 'slow', reaches: ['praxis'] },
  close: { on: ['discussion'], asks: [], undo: null, reaches: ['praxis', 'cards', 'thread'] },
  extend: { on: ['discussion'], asks: ['date'], undo: 'extend', reaches: ['praxis', 'cards'] },
  reopen: {
    on: ['discussion'],
    asks: ['date', 'reason'],
    undo: 'close',
    reaches: ['praxis', 'cards', 'thread'],
  },
  // To its author, with a reason, to be changed and sent again.
  return: {
    on: ['contribution', 'reply'],
    asks: ['reason'],
    undo: 'approve',
    reaches: ['praxis', 'cards', 'person'],
  },
  // Taken back by merging what it began into where it came from.
  split: {
    on: ['contribution'],
    asks: ['title', 'date'],
    undo: 'merge',
    reaches: ['praxis', 'cards', 'thread'],
  },
  merge: {
    on: ['discussion'],
    asks: ['place'],
    undo: 'unmerge',
    reaches: ['praxis', 'cards', 'thread'],
  },
  unmerge: { on: ['discussion'], asks: [], undo: 'merge', reaches: ['praxis', 'cards'] },
  // Two contributions are read as one, each under its author's name.
  join: { on: ['contribution'], asks: ['other'], undo: 'part', reaches: ['praxis', 'cards'] },
  part: { on: ['contribution'], asks: [], undo: 'join', reaches: ['praxis', 'cards'] },
  // Its author is asked; posted only once they agree.
  'to-query': {
    on: ['contribution'],
    asks: ['question'],
    undo: 'from-query',
    reaches: ['person'],
  },
  'from-query': { on: ['contribution'], asks: [], undo: 'to-query', reaches: ['person'] },
  // Nothing is suggested about it again.
  fits: { on: ['contribution'], asks: [], undo: null, reaches: ['praxis'] },
  // What it is about, in place of what its words name; and back.
  tag: { on: ['discussion', 'query'], asks: ['tags'], undo: 'untag', reaches: ['praxis'] },
  untag: { on: ['discussion', 'query'], asks: [], undo: 'tag', reaches: ['praxis'] },
  // Read by one person alone, and counted nowhere.
  thank: { on: ['contribution', 'reply'], asks: ['text'], undo: null, reaches: ['person'] },
  invite: {
    on: ['discussion', 'query'],
    asks: ['person', 'text'],
    undo: null,
    reaches: ['person'],
  },
};
