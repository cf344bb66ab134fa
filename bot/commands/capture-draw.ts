import { isOpen, stepFrom } from '../../src/features/capture/model.ts';
import { toAsker } from '../../src/features/consents/model.ts';
import { besideRecord, lessonsLike } from '../../src/views/beside-record.ts';
import { reviewCard, statusCard, stepCard } from '../cards/capture.ts';
import type { ChangedRow } from '../cards/capture-fields.ts';
import { captureListCard } from '../cards/capture-list.ts';
import { recordCard } from '../cards/capture-read.ts';
import type { ReadBy, Sheet } from '../cards/capture-sheet.ts';
import type { Card } from '../cards/card.ts';
import type { Call } from '../command.ts';
import { drawStatus } from './handover-draw.ts';
import { labelsOf } from './labels.ts';

/** How a step is drawn: on which way it was come to, and with what of it. */
export interface Drawn {
  readonly way?: 'on' | 'back';
  readonly changed?: ChangedRow | null;
  /** The question back stands on the card. */
  readonly asked?: boolean;
}

const NONE: ReadonlySet<string> = new Set();

/** As it looks when nothing was typed on the card before it. */
export const fresh = (call: Call): Call => ({ ...call, data: {} });

/**
 * The card of one step, or of the nearest that asks for something; past the last it is the review, and for what is no
 * draft any more its state.
 */
export async function drawSheet(
  call: Call,
  sheet: Sheet,
  wanted: number,
  { way = 'on', changed = null, asked = false }: Drawn = {},
): Promise<Card> {
  const { deps, who, voice, data } = call;
  const { handover, template, capture } = sheet;
  const step = stepFrom(template, capture.answers, wanted, way);
  if (handover && (handover.state !== 'preparing' || step >= template.steps.length)) {
    return drawStatus(call, handover.id);
  }
  const readBy = await readersOf(call, sheet);
  if (readBy && !readBy.mine) return recordCard(sheet, readBy, voice);
  if (!isOpen(capture)) return statusCard(sheet, readBy, voice);
  if (step >= template.steps.length) {
    const complete = Object.keys(sheet.problems).length === 0;
    const labels = complete ? await labelsOf(call, 'capture', capture.id) : null;
    const beside = await besideRecord(deps.actions, who, sheet);
    return reviewCard(sheet, { labels, readBy, ...beside }, voice);
  }
  const topics = (deps.topics?.() ?? []).map((slug) => voice.topic(slug));
  const related = step === 1 ? await lessonsLike(deps.actions, who, sheet) : [];
  const startable =
    related.length > 0 ? await deps.actions.capture.startable(who, capture.id) : NONE;
  return stepCard(
    { ...sheet, step, readBy, entered: data, topics, related, startable, changed, asked },
    voice,
  );
}

/** None for what has readers of its own: the answers of a handover, and what is missing. */
export async function readersOf({ deps, who }: Call, sheet: Sheet): Promise<ReadBy> {
  const { publishes, becomes } = sheet.template;
  if (!publishes || becomes === 'gap') return null;
  return deps.views.recordReaders.of(who, sheet.capture.id);
}

export async function drawList({ deps, who, voice }: Call): Promise<Card> {
  const { capture, consents } = deps.actions;
  const mine = await capture.mine(who);
  // A form whose file was taken away has nothing to be drawn by.
  const known = new Set(capture.forms().map(({ id }) => id));
  const captures = mine.flatMap((one) =>
    one.state === 'discarded' || !known.has(one.template)
      ? []
      : [{ capture: one, template: capture.formOf(one) }],
  );
  const all = await consents.concerning(who);
  const open = all.filter(({ by, made }) => by === who.id && made === null);
  const waiting = (await deps.views.consents.views(open)).filter(
    ({ standing }) => toAsker(standing) !== 'none',
  );
  const forMe = (await capture.writtenFor(who)).flatMap((one) =>
    known.has(one.template) ? [{ capture: one, template: capture.formOf(one) }] : [],
  );
  return captureListCard({ captures, forMe, waiting, nonce: deps.ids.next() }, voice);
}
