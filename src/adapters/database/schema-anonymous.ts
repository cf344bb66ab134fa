import type { Json } from './columns.ts';

/** What was said without a name and does not stand anywhere yet: no author, no time, no number in order. */
export interface AnonymousTables {
  anonymous_waiting: {
    key: string;
    kind: string;
    discussion: string;
    text: string;
    question: number | null;
    /** `YYYY-MM-DD`. */
    day: string;
  };
  unnamed_records: {
    key: string;
    kind: string;
    template: string;
    template_version: number;
    answers: Json<Readonly<Record<string, string>>>;
    /** `YYYY-MM-DD`. */
    day: string;
  };
}
