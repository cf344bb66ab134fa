import { folded } from '../../kernel/folding.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Language } from '../../kernel/language.ts';
import { REGIONS } from '../../kernel/regions.ts';
import type { CommunityWish } from '../../ports/making.ts';
import type { AudienceKind, Joining } from '../../ports/registers.ts';

export const LIMITS = {
  name: 80,
  purpose: 1_000,
  reason: 500,
  plan: 1_000,
  gtt: 100,
  outcomes: 10,
  outcome: 60,
  topics: 10,
  moderators: 10,
  note: 500,
} as const;

/** What a person says of a community that they want. */
export interface NewCommunity {
  readonly name: string;
  readonly purpose: string;
  /** Slugs of topics; those that name and purpose speak of come beside them. */
  readonly topics: readonly string[];
  readonly region: string | null;
  readonly gtt: string;
  readonly outcomes: readonly string[];
  readonly languages: readonly Language[];
  /** Beside whoever asks. */
  readonly moderators: readonly PersonId[];
  readonly audience: AudienceKind;
  readonly audienceReason: string;
  readonly joining: Joining;
  readonly bounded: boolean;
  readonly endsOn: string | null;
  readonly plan: string;
}

/** A field that keeps a community from being made, and why. */
export interface Lack {
  readonly field: keyof NewCommunity;
  readonly why: 'missing' | 'too-long' | 'past' | 'unknown';
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const long = (text: string, most: number): boolean => text.trim().length > most;

/**
 * All that is missing or does not fit, in the order of the form. @param today `YYYY-MM-DD` where the person is
 */
export function lacksOf(wish: NewCommunity, today: string): Lack[] {
  const lacks: Lack[] = [];
  const add = (field: Lack['field'], why: Lack['why'], is: boolean): void => {
    if (is && !lacks.some((one) => one.field === field)) lacks.push({ field, why });
  };
  add('name', 'missing', wish.name.trim().length < 3);
  add('name', 'too-long', long(wish.name, LIMITS.name));
  add('purpose', 'missing', wish.purpose.trim() === '');
  add('purpose', 'too-long', long(wish.purpose, LIMITS.purpose));
  add('topics', 'too-long', wish.topics.length > LIMITS.topics);
  add('region', 'unknown', wish.region !== null && !REGIONS.some((one) => one === wish.region));
  add('gtt', 'too-long', long(wish.gtt, LIMITS.gtt));
  add('outcomes', 'too-long', wish.outcomes.length > LIMITS.outcomes);
  add(
    'outcomes',
    'too-long',
    wish.outcomes.some((one) => long(one, LIMITS.outcome)),
  );
  add('languages', 'missing', wish.languages.length === 0);
  add('moderators', 'too-long', wish.moderators.length > LIMITS.moderators);
  // Open by default; whoever narrows it says why, and governance reads it.
  add('audienceReason', 'missing', wish.audience === 'narrow' && wish.audienceReason.trim() === '');
  add('audienceReason', 'too-long', long(wish.audienceReason, LIMITS.reason));
  if (!wish.bounded) return lacks;
  const endsOn = wish.endsOn ?? '';
  const isDay = DAY.test(endsOn) && !Number.isNaN(Date.parse(endsOn));
  add('endsOn', 'missing', !isDay);
  add('endsOn', 'past', endsOn <= today);
  add('plan', 'missing', wish.plan.trim() === '');
  add('plan', 'too-long', long(wish.plan, LIMITS.plan));
  return lacks;
}

/** A short name for addresses: small letters and hyphens. `taken` decides about a number behind it. */
export function slugOf(name: string, taken: ReadonlySet<string>): string {
  const plain = folded(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');
  const base = plain || 'community';
  if (!taken.has(base)) return base;
  for (let n = 2; ; n += 1) if (!taken.has(`${base}-${n}`)) return `${base}-${n}`;
}

/** What is asked of the outside. The name is given in one language, and shown in all until somebody translates it. */
export function toWish(
  asked: NewCommunity,
  more: { slug: string; owner: PersonId; topics: readonly string[] },
): CommunityWish {
  const name = asked.name.trim();
  const purpose = asked.purpose.trim();
  const narrow = asked.audience === 'narrow';
  return {
    slug: more.slug,
    names: { en: name, fr: name, es: name },
    purpose: { en: purpose, fr: purpose, es: purpose },
    topics: more.topics,
    languages: asked.languages,
    region: asked.region,
    owner: more.owner,
    gtt: asked.gtt.trim() || null,
    outcomes: asked.outcomes,
    audience: asked.audience,
    audienceReason: narrow ? asked.audienceReason.trim() : null,
    joining: narrow ? 'request' : asked.joining,
    endsOn: asked.bounded ? asked.endsOn : null,
    plan: asked.bounded ? asked.plan.trim() : null,
    moderators: [...new Set([more.owner, ...asked.moderators])],
  };
}
