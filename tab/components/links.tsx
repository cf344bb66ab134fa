import { makeStyles, mergeClasses, shorthands, tokens } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons/svg/open';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../words.tsx';

const focus = {
  outline: `2px solid ${tokens.colorStrokeFocus2}`,
  outlineOffset: '2px',
  borderRadius: tokens.borderRadiusMedium,
};

const useStyles = makeStyles({
  link: {
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: 'none',
    overflowWrap: 'anywhere',
    ':hover': { textDecorationLine: 'underline', color: tokens.colorBrandForegroundLinkHover },
    ':focus-visible': focus,
    // The brand's colour is too weak on the tinted ground of a notice, in the dark theme most of all.
    ':global(.fui-MessageBar)': {
      color: tokens.colorNeutralForeground1,
      textDecorationLine: 'underline',
    },
  },
  /** Inside running text a link must not be told by its colour alone. */
  inText: { textDecorationLine: 'underline' },
  button: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingHorizontalSNudge,
    minHeight: '32px',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: 'none',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    ...shorthands.border('1px', 'solid', tokens.colorNeutralStroke1),
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': focus,
  },
  /** A press that leads to another place of the same page looks like the link it is to the eye. */
  action: {
    padding: 0,
    minHeight: '24px',
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    textAlign: 'start',
    cursor: 'pointer',
    backgroundColor: 'transparent',
    ...shorthands.borderStyle('none'),
  },
  primary: {
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
    ...shorthands.borderColor('transparent'),
    ':hover': { backgroundColor: tokens.colorBrandBackgroundHover },
  },
});

interface LinkProps {
  readonly to: string;
  readonly children: ReactNode;
  readonly lang?: string;
}

export function TextLink({
  to,
  children,
  lang,
  inText,
}: LinkProps & { readonly inText?: boolean }) {
  const styles = useStyles();
  return (
    // Titles are in any language: each is read in its own direction, wherever the page begins its lines.
    <Link
      to={to}
      lang={lang}
      dir="auto"
      className={mergeClasses(styles.link, inText && styles.inText)}
    >
      {children}
    </Link>
  );
}

/** To another place of the same page, which a press must first bring up. */
export function LinkAction(props: { readonly onGo: () => void; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <button
      type="button"
      className={mergeClasses(styles.link, styles.inText, styles.action)}
      onClick={props.onGo}
    >
      {props.children}
    </button>
  );
}

/** Goes somewhere but weighs as much as a button: the way on. */
export function LinkButton(
  props: LinkProps & { readonly primary?: boolean; readonly icon?: ReactNode },
) {
  const styles = useStyles();
  return (
    <Link to={props.to} className={mergeClasses(styles.button, props.primary && styles.primary)}>
      {props.icon}
      {props.children}
    </Link>
  );
}

/** Out of the tab, to a document: its own window, and says so. Only http(s) addresses become links. */
export function DocumentLink({
  href,
  children,
  lang,
}: Omit<LinkProps, 'to'> & { readonly href: string }) {
  const styles = useStyles();
  const { say } = useWords();
  if (!/^https?:\/\//i.test(href))
    return (
      <span lang={lang} dir="auto">
        {children}
      </span>
    );
  return (
    <a href={href} target="_blank" rel="noreferrer" className={styles.link}>
      <bdi lang={lang}>{children}</bdi> <OpenRegular aria-label={say('tab.common.new-window')} />
    </a>
  );
}
