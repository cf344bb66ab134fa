import { z } from 'zod';
import { Refused } from '../api.ts';
import { CARD_TYPE } from '../cards/draw.ts';
import type { DialogInfo, DialogStep } from '../context.tsx';
import type { Attachment } from '../shapes.ts';

const size = z.union([z.number(), z.string()]).optional();
const infoSchema = z.object({
  title: z.string().default(''),
  width: size,
  height: size,
  url: z.string().optional(),
  card: z
    .object({ contentType: z.string().optional(), content: z.unknown().default(null) })
    .optional(),
});
const taskSchema = z.object({
  task: z.union([
    z.object({ type: z.literal('continue'), value: infoSchema }),
    z.object({ type: z.literal('message'), value: z.string() }),
  ]),
});

const WIDTHS: Readonly<Record<string, string>> = {
  small: '350px',
  medium: '600px',
  large: '900px',
};
const HEIGHTS: Readonly<Record<string, string>> = {
  small: '200px',
  medium: '400px',
  large: '600px',
};

const measure = (given: string | number | undefined, names: Readonly<Record<string, string>>) =>
  typeof given === 'number' ? `${given}px` : (names[given ?? 'small'] ?? names.small ?? '');

/** What a tab or a bot says of a dialog, in the sizes that Teams names. */
export const dialogInfo = (given: z.infer<typeof infoSchema>): DialogInfo => ({
  title: given.title,
  card: given.card?.content ?? null,
  url: given.url ?? null,
  width: measure(given.width, WIDTHS),
  height: measure(given.height, HEIGHTS),
});

/** A tab's `TaskInfo`, whose card may come bare or as an attachment; null where it is none. */
export function taskInfo(given: unknown): DialogInfo | null {
  const loose = z.object({ card: z.unknown().optional() }).loose().safeParse(given);
  if (!loose.success) return null;
  const { card } = loose.data;
  const bare = typeof card === 'object' && card !== null && !('content' in card);
  const content = typeof card === 'string' ? z.unknown().parse(JSON.parse(card)) : card;
  const parsed = infoSchema.safeParse({
    ...loose.data,
    ...(card === undefined ? {} : { card: bare || typeof card === 'string' ? { content } : card }),
  });
  return parsed.success && (parsed.data.url || parsed.data.card) ? dialogInfo(parsed.data) : null;
}

/** An answer to task/fetch or task/submit. @throws Refused for an answer that Teams would not show either */
export function stepOf(answer: unknown): DialogStep {
  if (answer === null || answer === undefined || answer === '') return { kind: 'close' };
  if (typeof answer === 'object' && !('task' in answer)) return { kind: 'close' };
  const parsed = taskSchema.safeParse(answer);
  if (!parsed.success) throw new Refused('The bot answered with a dialog that cannot be shown.');
  const { task } = parsed.data;
  return task.type === 'message'
    ? { kind: 'message', text: task.value }
    : { kind: 'continue', info: dialogInfo(task.value) };
}

const resultSchema = z.object({
  composeExtension: z.object({
    type: z.string(),
    text: z.string().optional(),
    attachments: z
      .array(
        z.object({
          contentType: z.string(),
          content: z.unknown().default(null),
          preview: z
            .object({ contentType: z.string().optional(), content: z.unknown().default(null) })
            .optional(),
        }),
      )
      .default([]),
  }),
});

/** One thing that an extension has found. */
export interface Found {
  readonly title: string;
  readonly text: string;
  readonly attachment: Attachment;
  /** What is asked when it is chosen, where the bot draws its card only then. */
  readonly tap: unknown;
}

const previewSchema = z.object({
  title: z.string().optional(),
  subtitle: z.string().optional(),
  text: z.string().optional(),
  tap: z.object({ type: z.string(), value: z.unknown().optional() }).optional(),
});

const plain = (html: string): string => html.replaceAll(/<[^>]*>/g, ' ').trim();

function firstText(card: unknown): string {
  if (typeof card !== 'object' || card === null) return '';
  if ('text' in card && typeof card.text === 'string') return card.text;
  for (const value of Object.values(card)) {
    const found = Array.isArray(value) ? value.map(firstText).find(Boolean) : '';
    if (found) return found;
  }
  return '';
}

/** What an extension answered. `text` is what it says instead of results. @throws Refused */
export function resultsOf(answer: unknown): {
  readonly text: string;
  readonly found: readonly Found[];
} {
  const parsed = resultSchema.safeParse(answer);
  if (!parsed.success) throw new Refused('The bot answered with something that is no result.');
  const { type, text = '', attachments } = parsed.data.composeExtension;
  if (type === 'auth' || type === 'config' || type === 'silentAuth')
    throw new Refused('The bot asks to sign in or to be set up first, which is not done here.');
  if (type === 'botMessagePreview')
    throw new Refused('The bot asks to preview a message of its own, which is not done here.');
  return { text, found: attachments.map(foundIn) };
}

function foundIn(
  given: z.infer<typeof resultSchema>['composeExtension']['attachments'][number],
): Found {
  const { contentType, content, preview } = given;
  const shown = previewSchema.safeParse(preview?.content ?? content);
  const { title, subtitle, text, tap } = shown.success ? shown.data : previewSchema.parse({});
  const card = contentType === CARD_TYPE ? firstText(content) : '';
  return {
    title: plain(title ?? '') || firstText(preview?.content) || card || 'Card',
    text: plain(subtitle ?? text ?? ''),
    attachment: { contentType, content },
    tap: tap?.type === 'invoke' ? tap.value : undefined,
  };
}
