import { z } from 'zod';
import { labelOf } from '../../src/features/taxonomy/term.ts';
import { LABELLED, type Labelled, type LabelPage } from '../../src/views/labels.ts';
import type { Card } from '../cards/card.ts';
import {
  LONGEST_LINE,
  labelForm,
  labelsCard,
  valueLabel,
  WRITTEN,
  type WrittenField,
} from '../cards/labels.ts';
import { type Answer, type Call, type Command, read } from '../command.ts';

const named = z.object({ kind: z.enum(LABELLED), id: z.string().min(1).max(200) });
const line = z.string().max(LONGEST_LINE).optional();
const written = named.extend({
  topics: line,
  geography: line,
  unit: line,
  goals: line,
  drivers: line,
});

const folded = (text: string): string => text.trim().toLowerCase();

const piecesOf = (text: string): string[] =>
  text
    .split(/[,;\n]+/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');

/** What a record says of itself, where its person may say so; null where it is not theirs to label (any more). */
export async function labelsOf(
  { deps, who }: Call,
  kind: Labelled,
  id: string,
): Promise<LabelPage | null> {
  const may = await deps.views.labels.mayChange(who, kind, id);
  return may ? deps.views.labels.read(who, kind, id) : null;
}

/** One line as it was written: what it no longer names is taken away, what it names anew becomes a term or a proposal. */
async function saveField(
  { deps, who, voice }: Call,
  { kind, id, sheet }: LabelPage,
  field: WrittenField,
  text: string,
): Promise<string[]> {
  const before = sheet.lines.find((one) => one.field === field)?.values ?? [];
  // A name may have a comma of its own.
  let rest = text;
  const kept = new Set<string>();
  for (const value of before) {
    const label = valueLabel(value, voice);
    if (!folded(rest).includes(folded(label))) continue;
    kept.add(label);
    const at = rest.toLowerCase().indexOf(label.toLowerCase());
    rest = `${rest.slice(0, Math.max(0, at))},${rest.slice(Math.max(0, at) + label.length)}`;
  }
  const notes: string[] = [];
  for (const word of piecesOf(rest)) {
    const { placed } = await deps.views.labels.change(who, kind, id, { verb: 'word', field, word });
    if (placed?.kind === 'proposal') {
      notes.push(voice.say('taxonomy.labels.became-proposal', { word }));
    } else if (placed) {
      const label = labelOf(placed.term, voice.language);
      if (folded(label) !== folded(word)) {
        notes.push(voice.say('taxonomy.labels.mapped', { word, label }));
      }
    }
  }
  for (const value of before) {
    if (value.term === null || kept.has(valueLabel(value, voice))) continue;
    const wish = { verb: 'remove', field, term: value.term.id } as const;
    await deps.views.labels.change(who, kind, id, wish);
  }
  return notes;
}

async function save(call: Call): Promise<Answer> {
  const given = read(written, call.data);
  const { deps, who, voice } = call;
  const page = await deps.views.labels.read(who, given.kind, given.id);
  const notes: string[] = [];
  for (const field of WRITTEN) {
    const text = given[field];
    if (text !== undefined) notes.push(...(await saveField(call, page, field, text)));
  }
  const after = await deps.views.labels.confirm(who, given.kind, given.id);
  return { card: labelsCard(after, notes, voice) };
}

async function form(call: Call, entered: Call['data']): Promise<Card> {
  const { kind, id } = read(named, call.data);
  return labelForm(await call.deps.views.labels.read(call.who, kind, id), entered, call.voice);
}

export const labelCommands: readonly Command[] = [
  {
    verbs: {
      'labels.form': { run: async (call) => ({ card: await form(call, {}) }) },
      'labels.save': { run: save, again: (call) => form(call, call.data) },
    },
  },
];
