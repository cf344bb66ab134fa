import type { CaptureSheet, Checklist } from '../src/contract/capture.ts';
import type { LessonFile, LessonQuery, LessonSynthesis } from '../src/contract/lessons.ts';
import type {
  Letters,
  PeerReview,
  PeerReviews,
  ReviewerSays,
  ReviewersLike,
  SendLetters,
} from '../src/contract/peer-review.ts';
import type { Quality } from '../src/contract/quality.ts';

type Call = <T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) => Promise<T>;

/** A colleague looks over what is to be a product. */
export function peerReviewCalls(call: Call) {
  const of = (id: string) => `captures/${encodeURIComponent(id)}`;
  return {
    lessons: (asked: LessonQuery) =>
      call<LessonSynthesis>('GET', `lessons?${new URLSearchParams({ ...asked })}`),
    lessonDocument: (asked: LessonQuery) =>
      call<LessonFile>('GET', `lessons/document?${new URLSearchParams({ ...asked })}`),
    quality: () => call<Quality>('GET', 'quality'),
    lettersBefore: (id: string, to: readonly string[]) =>
      call<Letters>('POST', `${of(id)}/letters/before`, { to }),
    sendLetters: (id: string, input: SendLetters) =>
      call<Letters>('POST', `${of(id)}/letters`, input),
    peerReviews: () => call<PeerReviews>('GET', 'peer-reviews'),
    peerReview: (id: string) => call<PeerReview>('GET', `${of(id)}/review`),
    reviewersLike: (id: string) => call<ReviewersLike>('GET', `${of(id)}/reviewers`),
    askReviewer: (id: string, to: string) =>
      call<PeerReview>('POST', `${of(id)}/review/ask`, { to }),
    reviewerSays: (id: string, input: ReviewerSays) =>
      call<PeerReview>('POST', `${of(id)}/review/say`, input),
    takeReviewBack: (id: string) => call<PeerReview>('POST', `${of(id)}/review/take-back`, {}),
    keepChecklist: (id: string, input: Checklist) =>
      call<CaptureSheet>('PUT', `${of(id)}/checklist`, input),
  };
}
