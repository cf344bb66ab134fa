import type { HandoverPage } from '../../../src/contract/handovers.ts';
import { LabelsPart, useLabels } from '../../components/labels.tsx';
import { isGone } from '../../queries.ts';
import { useWords } from '../../words.tsx';

/** What the lessons would say of themselves in the library, for whoever may share them. */
export function Lessons({ handover: { id, actions } }: { readonly handover: HandoverPage }) {
  return actions.includes('share-lessons') ? <Written id={id} /> : null;
}

function Written({ id }: { readonly id: string }) {
  const { say } = useWords();
  const { error } = useLabels({ kind: 'lessons', id });
  // Of lessons that nobody wrote there is nothing to say.
  if (isGone(error)) return null;
  return <LabelsPart kind="lessons" id={id} title={say('tab.handover.lessons-labels')} />;
}
