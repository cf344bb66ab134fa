import { z } from 'zod';
import type { Attachment } from '../shapes.ts';
import { CARD_TYPE } from './draw.ts';

const schema = z.object({
  title: z.string().optional(),
  subtitle: z.string().optional(),
  text: z.string().optional(),
  buttons: z
    .array(z.object({ type: z.string(), title: z.string(), value: z.unknown().optional() }))
    .default([]),
});
const OLD = /^application\/vnd\.microsoft\.card\.(hero|thumbnail)$/;

const block = (text: string | undefined, style: object) =>
  text ? [{ type: 'TextBlock', text: text.replaceAll(/<[^>]*>/g, ''), wrap: true, ...style }] : [];

/** The Adaptive Card to draw for an attachment: its own, or one that shows the same as an older kind; null for files. */
export function cardOf({ contentType, content }: Attachment): unknown {
  if (contentType === CARD_TYPE) return content;
  const parsed = OLD.test(contentType) ? schema.safeParse(content) : null;
  if (!parsed?.success) return null;
  const { title, subtitle, text, buttons } = parsed.data;
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [
      ...block(title, { weight: 'Bolder' }),
      ...block(subtitle, { isSubtle: true, size: 'Small' }),
      ...block(text, {}),
    ],
    actions: buttons.map(({ type, title: name, value }) =>
      type === 'openUrl'
        ? { type: 'Action.OpenUrl', title: name, url: String(value) }
        : { type: 'Action.Submit', title: name, data: { msteams: { type, value } } },
    ),
  };
}
