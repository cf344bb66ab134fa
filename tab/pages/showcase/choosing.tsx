import { Button, mergeClasses } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { ShowcaseChoice, ShowcasePiece } from '../../../src/contract/showcase.ts';
import { useApp } from '../../app-context.tsx';
import { useLayout } from '../../components/layout.ts';
import { TextLink } from '../../components/links.tsx';
import { useTell } from '../../components/notices.tsx';
import { Page, Section } from '../../components/page.tsx';
import { Empty, explain, Read } from '../../components/states.tsx';
import { useWrite } from '../../queries.ts';
import { useWords } from '../../words.tsx';
import { Piece, Presses } from './parts.tsx';

/** For moderators: what came out lately, and what became of what they chose. */
export default function ShowcaseChoicePage() {
  const { id = '' } = useParams();
  const { say } = useWords();
  const { api } = useApp();
  const layout = useLayout();
  const query = useQuery({
    queryKey: ['showcase-choice', id],
    queryFn: () => api.showcaseChoice(id),
  });
  return (
    <Page
      title={say('showcase.choose.of', { community: query.data?.name ?? '' })}
      above={<TextLink to={`/communities/${id}`}>{say('communities.week.back')}</TextLink>}
    >
      <p className={layout.plain}>{say('showcase.choose.what')}</p>
      <Read query={query}>
        {({ chosen, offered }) => (
          <>
            {chosen.length > 0 ? <Chosen chosen={chosen} /> : null}
            <Section id="offered" title={say('showcase.choose.offered')}>
              {offered.length === 0 ? <Empty title={say('showcase.choose.none')} /> : null}
              <ul className={layout.list}>
                {offered.map((piece) => (
                  <Offered key={`${piece.kind} ${piece.id}`} community={id} piece={piece} />
                ))}
              </ul>
            </Section>
          </>
        )}
      </Read>
    </Page>
  );
}

function Chosen({ chosen }: Pick<ShowcaseChoice, 'chosen'>) {
  const { say, date, day } = useWords();
  const layout = useLayout();
  return (
    <Section id="chosen" title={say('showcase.choose.chosen')}>
      <ul className={layout.list}>
        {chosen.map((one) => (
          <Piece key={one.id} piece={one.piece}>
            <p className={mergeClasses(layout.plain, layout.muted)}>
              {say(`showcase.${one.mine ? 'own' : 'standing'}.${one.standing}`, {
                date: one.standing === 'asked' ? date(one.answerBy) : day(one.until),
              })}
            </p>
            <Presses showing={one} />
          </Piece>
        ))}
      </ul>
    </Section>
  );
}

function Offered(props: { readonly community: string; readonly piece: ShowcasePiece }) {
  const words = useWords();
  const { say } = words;
  const { api } = useApp();
  const layout = useLayout();
  const tell = useTell();
  const { community, piece } = props;
  const write = useWrite(() => api.choosePiece(community, { kind: piece.kind, piece: piece.id }));
  return (
    <Piece piece={piece}>
      <div className={layout.row}>
        <Button
          disabled={write.isPending}
          aria-label={`${say('showcase.choose.ask')}: ${piece.title}`}
          onClick={() =>
            write.mutate(undefined, {
              onSuccess: () => tell(say('showcase.choose.asked')),
              onError: (error) => tell(explain(error, words), 'error'),
            })
          }
        >
          {say('showcase.choose.ask')}
        </Button>
      </div>
    </Piece>
  );
}
