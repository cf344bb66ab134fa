import { useEffect, useState } from 'react';
import type { Host, ThemeName } from './types.ts';

const DARK = '(prefers-color-scheme: dark)';
const FORCED = '(forced-colors: active)';

function preferred(): ThemeName {
  if (matchMedia(FORCED).matches) return 'contrast';
  return matchMedia(DARK).matches ? 'dark' : 'light';
}

/** The theme to draw in, live: the host's where it has one, else what the browser prefers. */
export function useTheme(host: Host): ThemeName {
  const [theme, setTheme] = useState<ThemeName>(() => host.theme ?? preferred());
  useEffect(() => {
    if (host.theme) return host.onTheme(setTheme);
    const queries = [matchMedia(DARK), matchMedia(FORCED)];
    const change = () => setTheme(preferred());
    for (const query of queries) query.addEventListener('change', change);
    return () => {
      for (const query of queries) query.removeEventListener('change', change);
    };
  }, [host]);
  return theme;
}
