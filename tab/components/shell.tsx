import {
  Button,
  makeStyles,
  mergeClasses,
  Select,
  shorthands,
  tokens,
} from '@fluentui/react-components';
import { NavigationRegular } from '@fluentui/react-icons/svg/navigation';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { NavLink, useLocation } from 'react-router';
import type { Leave } from '../app-context.tsx';
import { type Language, useWords } from '../words.tsx';

const useStyles = makeStyles({
  skip: {
    position: 'absolute',
    insetInlineStart: tokens.spacingHorizontalM,
    insetBlockStart: '-60px',
    zIndex: 20,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    borderRadius: tokens.borderRadiusMedium,
    ':focus': { insetBlockStart: tokens.spacingVerticalS },
  },
  page: {
    minHeight: '100vh',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
  },
  header: {
    backgroundColor: tokens.colorNeutralBackground1,
    ...shorthands.borderBottom('1px', 'solid', tokens.colorNeutralStroke2),
  },
  bar: {
    maxWidth: '1120px',
    boxSizing: 'border-box',
    margin: '0 auto',
    paddingInline: tokens.spacingHorizontalXL,
    minHeight: '52px',
    paddingBlock: tokens.spacingVerticalXXS,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: `0 ${tokens.spacingHorizontalL}`,
    '@media (max-width: 900px)': { alignItems: 'center', paddingInline: tokens.spacingHorizontalM },
  },
  name: {
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightBold,
    color: tokens.colorBrandForeground1,
    letterSpacing: '0.01em',
    lineHeight: '52px',
  },
  menu: {
    display: 'none',
    '@media (max-width: 900px)': { display: 'inline-flex', marginInlineStart: 'auto' },
  },
  folding: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    // Many places wrap beside the name and not below it.
    flexGrow: 1,
    flexBasis: 0,
    minWidth: 0,
    gap: `0 ${tokens.spacingHorizontalL}`,
    '@media (max-width: 900px)': { flexBasis: '100%', paddingBlockEnd: tokens.spacingVerticalM },
  },
  folded: { '@media (max-width: 900px)': { display: 'none' } },
  links: {
    display: 'flex',
    flexWrap: 'wrap',
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    flexGrow: 1,
    '@media (max-width: 900px)': { flexDirection: 'column', flexBasis: '100%' },
  },
  link: {
    display: 'block',
    padding: `16px ${tokens.spacingHorizontalM} 13px`,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    ...shorthands.borderBottom('3px', 'solid', 'transparent'),
    ':hover': {
      color: tokens.colorNeutralForeground1,
      borderBottomColor: tokens.colorNeutralStroke1,
    },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-3px' },
    '&[aria-current=page]': {
      color: tokens.colorNeutralForeground1,
      fontWeight: tokens.fontWeightSemibold,
      borderBottomColor: tokens.colorCompoundBrandStroke,
    },
    // Forced colours draw transparent borders too, and every place would look like the present one.
    '@media (forced-colors: active)': {
      borderBottomColor: 'Canvas',
      '&[aria-current=page]': { borderBottomColor: 'Highlight' },
    },
    '@media (max-width: 900px)': { padding: `10px ${tokens.spacingHorizontalXS}` },
  },
  person: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    minHeight: '48px',
    marginInlineStart: 'auto',
    '@media (max-width: 900px)': { marginInlineStart: 0 },
    gap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
  },
  main: {
    flexGrow: 1,
    width: '100%',
    boxSizing: 'border-box',
    maxWidth: '1120px',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalXL} 72px`,
    '@media (max-width: 900px)': {
      padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM} 72px`,
    },
  },
});

export interface Place {
  readonly to: string;
  readonly label: string;
}

interface ShellProps {
  readonly places: readonly Place[];
  readonly person: string;
  readonly onLanguage: (language: Language) => void;
  readonly leave: Leave | null;
  readonly children: ReactNode;
}

/** Every language under its own name, so that it is found by those who cannot read the present one. */
const OWN_NAMES = { en: 'English', fr: 'Français', es: 'Español' } as const;

function PersonBar({ person, onLanguage, leave }: Omit<ShellProps, 'places' | 'children'>) {
  const styles = useStyles();
  const { say, language } = useWords();
  return (
    <div className={styles.person}>
      <span>{person}</span>
      <Select
        aria-label={say('tab.shell.language')}
        value={language}
        onChange={(_, { value }) => onLanguage(value as Language)}
      >
        {Object.entries(OWN_NAMES).map(([code, name]) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </Select>
      {leave ? (
        <Button appearance="subtle" onClick={() => void leave.go()}>
          {say(leave.how === 'switch' ? 'tab.shell.switch' : 'tab.shell.sign-out')}
        </Button>
      ) : null}
    </div>
  );
}

/** What stands around every page: the way past, the places, the person. */
export function Shell(props: ShellProps) {
  const styles = useStyles();
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  const folding = useId();
  const { key } = useLocation();
  useEffect(() => {
    if (key) setOpen(false);
  }, [key]);
  return (
    <div className={styles.page}>
      <a href="#main" className={styles.skip}>
        {say('tab.shell.skip')}
      </a>
      <header className={styles.header}>
        <div className={styles.bar}>
          <span className={styles.name}>Praxis</span>
          <Button
            className={styles.menu}
            appearance="subtle"
            icon={<NavigationRegular />}
            aria-expanded={open}
            aria-controls={folding}
            onClick={() => setOpen(!open)}
          >
            {say('tab.shell.menu')}
          </Button>
          <div id={folding} className={mergeClasses(styles.folding, !open && styles.folded)}>
            <nav aria-label={say('tab.shell.places')} className={styles.links}>
              <ul className={styles.links}>
                {props.places.map(({ to, label }) => (
                  <li key={to}>
                    <NavLink to={to} end={to === '/'} className={styles.link}>
                      {label}
                    </NavLink>
                  </li>
                ))}
              </ul>
            </nav>
            <PersonBar {...props} />
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        {props.children}
      </main>
    </div>
  );
}
