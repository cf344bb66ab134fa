import {
  createDOMRenderer,
  FluentProvider,
  RendererProvider,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Begun } from './begin.ts';
import type { Host } from './host/types.ts';
import { useTheme } from './host/use-theme.ts';
import { SignInGate } from './pages/sign-in/gate.tsx';
import { createQueries } from './queries.ts';
import type { Direction } from './words.tsx';

const THEMES = {
  light: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
} as const;

/** The server writes the page's nonce into its head; without one (development) styles need none. */
function styleNonce(): string | null {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content;
  return nonce && nonce !== '__NONCE__' ? nonce : null;
}

/** The whole tab below the host: theme, queries, sign-in, pages. Needs a router around it. */
export function App(props: { readonly host: Host; readonly begun?: Begun | undefined }) {
  const { host, begun } = props;
  const theme = useTheme(host);
  const [queries] = useState(createQueries);
  const [direction, setDirection] = useState<Direction>('ltr');
  const renderer = useMemo(() => {
    const nonce = styleNonce();
    return createDOMRenderer(document, nonce ? { styleElementAttributes: { nonce } } : {});
  }, []);
  return (
    <RendererProvider renderer={renderer}>
      <FluentProvider theme={THEMES[theme]} dir={direction} applyStylesToPortals>
        <QueryClientProvider client={queries}>
          <SignInGate host={host} begun={begun} onDirection={setDirection} />
        </QueryClientProvider>
      </FluentProvider>
    </RendererProvider>
  );
}
