import { z } from 'zod';
import type { HandoverId } from '../../src/kernel/ids.ts';
import { placeOfFiles, withLines } from '../../src/views/handover-files.ts';
import { type Card, withNotice } from '../cards/card.ts';
import { filesCard } from '../cards/handover-files.ts';
import { type Answer, type Call, read, type Verb } from '../command.ts';
import { drawSheet, fresh } from './capture-draw.ts';
import { handoverId } from './fields.ts';

const named = z.object({ id: handoverId });
const taken = named.extend({
  /** What the card showed, one a line; `chosen` are places in it. */
  lines: z.string().max(30_000),
  chosen: z.string().max(200).default(''),
});

/** What could be named, looked up when it is asked for. */
export async function drawFiles(call: Call, id: HandoverId): Promise<Card> {
  return filesCard(await call.deps.views.handovers.files(call.who, id), call.voice);
}

const again = (call: Call): Promise<Card> => drawFiles(call, read(named, call.data).id);

/** What was chosen stands under what is written already; nothing else of it is kept. */
async function take(call: Call): Promise<Answer> {
  const { deps, who, voice } = call;
  const { id, lines, chosen } = read(taken, call.data);
  const places = new Set(chosen.split(','));
  const picked = lines.split('\n').filter((_, at) => places.has(String(at)));
  if (picked.length === 0) {
    return { card: withNotice(await again(call), voice.say('forms.files.nothing'), 'attention') };
  }
  const { sheet } = await deps.views.handovers.page(who, id);
  const place = placeOfFiles(sheet.template);
  if (!place) return { card: await again(call) };
  const { answers, answeredAt, id: capture } = sheet.capture;
  const saved = await deps.actions.capture.answer(
    who,
    capture,
    { [place.field]: withLines(answers[place.field] ?? '', picked) },
    'chat',
    { [place.field]: answeredAt[place.field] ?? '' },
  );
  const card = await drawSheet(fresh(call), saved, place.step);
  return saved.conflicts.length > 0
    ? { card: withNotice(card, voice.say('bot.capture.conflict'), 'attention') }
    : { card: withNotice(card, voice.say('forms.files.taken', { count: picked.length }), 'good') };
}

export const handoverFilesVerbs: Readonly<Record<string, Verb>> = {
  'handover.take-files': { run: take, again },
};
