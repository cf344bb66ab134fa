import { makeStyles, shorthands, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useLayout } from '../../components/layout.ts';

const useStyles = makeStyles({
  // The library draws dark on light, whatever the theme around it.
  card: {
    maxWidth: '480px',
    backgroundColor: '#ffffff',
    color: '#242424',
    colorScheme: 'light',
    ...shorthands.border('1px', 'solid', tokens.colorNeutralStroke2),
    borderRadius: tokens.borderRadiusLarge,
  },
});

/** A card as the chat would draw it: to be looked at, not to be pressed. */
export function CardPicture(props: {
  readonly label: string;
  readonly card: Readonly<Record<string, unknown>>;
}) {
  const { label, card } = props;
  const layout = useLayout();
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let gone = false;
    // Fetched only by those who look at a card.
    void import('adaptivecards').then(({ AdaptiveCard }) => {
      const drawing = new AdaptiveCard();
      drawing.parse(card);
      const drawn = drawing.render();
      if (!gone && drawn) place.current?.replaceChildren(drawn);
    });
    return () => {
      gone = true;
    };
  }, [card]);
  return (
    <figure className={layout.bare}>
      <figcaption className={layout.muted}>{label}</figcaption>
      <div ref={place} inert className={styles.card} />
    </figure>
  );
}
