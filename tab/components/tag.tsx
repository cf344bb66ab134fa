import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useWords } from '../words.tsx';

export type Tone = 'informative' | 'success' | 'warning' | 'danger' | 'subtle' | 'brand';

const useStyles = makeStyles({
  /** Long words on a narrow page take a second line instead of being cut. */
  tag: {
    height: 'auto',
    minHeight: '24px',
    textAlign: 'start',
    borderRadius: tokens.borderRadiusXLarge,
    paddingBlock: '1px',
  },
});

/** Words that stand within sentences too begin a label with a capital, as every label does. */
const capital = (words: string, language: string): string =>
  words.charAt(0).toLocaleUpperCase(language) + words.slice(1);

/** A short label. The words carry the meaning; colour and icon only repeat it. */
export function Tag(props: {
  readonly children: string;
  readonly tone?: Tone;
  readonly icon?: ReactElement;
}) {
  const { tone = 'informative', icon, children } = props;
  const styles = useStyles();
  const { language } = useWords();
  return (
    <Badge
      className={styles.tag}
      appearance="tint"
      color={tone}
      size="large"
      {...(icon ? { icon } : {})}
    >
      {capital(children, language)}
    </Badge>
  );
}

/** Which language a text is in, shown where it is not the reader's own. */
export function LanguageTag({ language }: { readonly language: string }) {
  const words = useWords();
  return language === words.language ? null : (
    <Tag>{words.say(`common.languages.${language}`)}</Tag>
  );
}
