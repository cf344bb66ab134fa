import type { PreparationPage as Shape } from '../../../src/contract/preparing.ts';
import { useLayout } from '../../components/layout.ts';
import { DocumentLink } from '../../components/links.tsx';
import { useWords } from '../../words.tsx';

export const QUESTIONS = ['needs', 'exists', 'gaps', 'others'] as const;

/** What was used or set aside, such as this reader may open it. */
export function Judged({ judged }: Pick<Shape, 'judged'>) {
  const { say } = useWords();
  const layout = useLayout();
  if (judged.length === 0) return null;
  return (
    <ul className={layout.plain}>
      {judged.map(({ id, title, language, webUrl, verdict, reason }) => (
        <li key={id}>
          {say(`preparing.verdicts.${verdict}`)}{' '}
          <DocumentLink href={webUrl} lang={language}>
            {title}
          </DocumentLink>
          {reason ? ` (${reason})` : null}
        </li>
      ))}
    </ul>
  );
}
