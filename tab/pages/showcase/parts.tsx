import { Button, mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ShowcasePiece, Showing, ShowingVerb } from '../../../src/contract/showcase.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { explain } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';

const EXCERPT = 300;

const excerpt = (words: string): string =>
  words.length > EXCERPT ? `${words.slice(0, EXCERPT - 1)}…` : words;

/** What is or would be shown, with whoever wrote it. */
export function Piece(props: { readonly piece: ShowcasePiece; readonly children?: ReactNode }) {
  const { say } = useWords();
  const layout = useLayout();
  const { kind, title, words, language, author, path } = props.piece;
  return (
    <li className={layout.card}>
      <h3 className={layout.h3}>
        <TextLink to={path} lang={language}>
          {title}
        </TextLink>
      </h3>
      <p className={mergeClasses(layout.plain, layout.muted)}>
        {say(`showcase.kind.${kind}`, { name: author })}
      </p>
      {words === '' ? null : (
        <p className={layout.written} lang={language}>
          {excerpt(words)}
        </p>
      )}
      {props.children}
    </li>
  );
}

/** The buttons of one showing, each named with what it is about for whoever hears the page. */
export function Presses({ showing }: { readonly showing: Showing }) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const write = useWrite((verb: ShowingVerb) => api.pressShowing(showing.id, verb));
  if (showing.actions.length === 0) return null;
  return (
    <div className={layout.row}>
      {showing.actions.map((verb) => (
        <Button
          key={verb}
          appearance={verb === 'agree' ? 'primary' : 'secondary'}
          disabled={write.isPending}
          aria-label={`${say(`showcase.press.${verb}`)}: ${showing.piece.title}`}
          onClick={() => {
            const onError = (error: Error) => tell(explain(error, words), 'error');
            write.mutate(verb, { onError });
          }}
        >
          {say(`showcase.press.${verb}`)}
        </Button>
      ))}
    </div>
  );
}
