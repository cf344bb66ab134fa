import { z } from 'zod';

/** What Teams understands of a bot's answer to an invoke; everything else it would show as an error. */

const card = z.looseObject({ contentType: z.string(), content: z.unknown().optional() });
const preview = z.looseObject({ contentType: z.string(), content: z.unknown() });
const size = z.union([z.number().positive(), z.enum(['small', 'medium', 'large'])]);

const dialog = z
  .looseObject({
    title: z.string().nullish(),
    height: size.nullish(),
    width: size.nullish(),
    url: z.string().nullish(),
    fallbackUrl: z.string().nullish(),
    card: card.nullish(),
    completionBotId: z.string().nullish(),
  })
  .refine((value) => Boolean(value.url) !== Boolean(value.card), {
    message: 'a dialog shows either a card or a page (url)',
  });

const task = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('continue'), value: dialog }),
  z.looseObject({ type: z.literal('message'), value: z.string() }),
]);

const signIn = z.looseObject({
  actions: z
    .array(z.looseObject({ type: z.string(), value: z.string(), title: z.string().nullish() }))
    .min(1),
});

const results = (attachment: z.ZodType) =>
  z.discriminatedUnion('type', [
    z.looseObject({
      type: z.literal('result'),
      attachmentLayout: z.enum(['list', 'grid']).nullish(),
      attachments: z.array(attachment),
    }),
    z.looseObject({ type: z.literal('auth'), suggestedActions: signIn }),
    z.looseObject({ type: z.literal('silentAuth'), suggestedActions: signIn }),
    z.looseObject({ type: z.literal('config'), suggestedActions: signIn }),
    z.looseObject({ type: z.literal('message'), text: z.string() }),
    z.looseObject({
      type: z.literal('botMessagePreview'),
      activityPreview: z.looseObject({ type: z.literal('message') }),
    }),
  ]);

const found = z.looseObject({
  composeExtension: results(card.extend({ preview: preview.nullish() })),
});
/** A link's card comes with its preview: without one Teams shows nothing at all. */
const unfurled = z.looseObject({
  composeExtension: results(card.extend({ preview })),
});
const opened = z.looseObject({ task });
/** These may be answered with nothing: the dialog closes, the link stays a link. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set([
  'task/submit',
  'composeExtension/submitAction',
  'composeExtension/queryLink',
  'composeExtension/anonymousQueryLink',
]);
const isNothing = (answer: unknown): boolean =>
  answer === undefined ||
  answer === null ||
  answer === '' ||
  (typeof answer === 'object' && Object.keys(answer).length === 0);

const pressed = z.looseObject({
  statusCode: z.number().int(),
  type: z.string(),
  value: z.unknown().optional(),
});

export const ANSWERS: Readonly<Record<string, z.ZodType>> = {
  'task/fetch': opened,
  'task/submit': opened,
  'composeExtension/fetchTask': z.union([opened, found]),
  'composeExtension/submitAction': z.union([opened, found]),
  'composeExtension/query': found,
  'composeExtension/selectItem': found,
  'composeExtension/queryLink': unfurled,
  'composeExtension/anonymousQueryLink': unfurled,
  'adaptiveCard/action': pressed,
};

/** The first thing wrong with an answer, in a sentence; null where Teams understands it. */
export function faultOf(name: string, answer: unknown): string | null {
  const schema = ANSWERS[name];
  if (!schema || (MAY_BE_EMPTY.has(name) && isNothing(answer))) return null;
  const checked = schema.safeParse(answer);
  if (checked.success) return null;
  const { path, message } = deepest(checked.error.issues);
  return `${path === '' ? 'the body' : `'${path}'`}: ${message}`;
}

/** Where there were several shapes to choose from, the one that fits best knows most of what is wrong. */
function deepest(issues: readonly z.core.$ZodIssue[]): { path: string; message: string } {
  const flat = issues.flatMap(function open(issue): z.core.$ZodIssue[] {
    if (issue.code !== 'invalid_union') return [issue];
    return issue.errors
      .flat()
      .flatMap(open)
      .map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
  });
  const [worst] = (flat.length > 0 ? flat : [...issues]).sort(
    (one, other) => other.path.length - one.path.length,
  );
  return { path: (worst?.path ?? []).join('.'), message: worst?.message ?? 'not understood' };
}
