/** Who is reached by what is written down: asked at submission, kept, and never in the way (FR-QUA-7). */
export const CHECKLIST_POINTS = [
  'gender',
  'disability',
  'vulnerable-groups',
  'social-partners',
] as const;
export type ChecklistPoint = (typeof CHECKLIST_POINTS)[number];

export const CHECKLIST_MARKS = ['yes', 'no', 'not-applicable'] as const;
export type ChecklistMark = (typeof CHECKLIST_MARKS)[number];

export interface Checklist {
  /** A point on which nothing was said is absent. */
  readonly marks: Readonly<Partial<Record<ChecklistPoint, ChecklistMark | undefined>>>;
  readonly note: string;
  /** ISO */
  readonly at: string;
}

export interface Marked {
  readonly point: ChecklistPoint;
  /** Items marked "yes". */
  readonly yes: number;
  /** Items on which anything was said of the point, but for those that it does not apply to. */
  readonly of: number;
}

/** How many of what is out says yes to each point (requirements D.4). */
export const markedIn = (all: readonly Checklist[]): readonly Marked[] =>
  CHECKLIST_POINTS.map((point) => {
    const said = all.flatMap(({ marks }) => marks[point] ?? []);
    const applies = said.filter((mark) => mark !== 'not-applicable');
    return {
      point,
      yes: applies.filter((mark) => mark === 'yes').length,
      of: applies.length,
    };
  });
