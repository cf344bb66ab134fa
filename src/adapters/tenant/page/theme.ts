import { useEffect, useState } from 'react';
import { z } from 'zod';
import { keep, kept } from './storage.ts';

/** By Teams' own names, as tabs are told them. */
export const THEMES = ['default', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];
export const THEME_NAMES: Readonly<Record<Theme, string>> = {
  default: 'Light',
  dark: 'Dark',
  contrast: 'High contrast',
};

const first = (): Theme =>
  kept(
    localStorage,
    'theme',
    z.enum(THEMES),
    matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default',
  );

export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(first);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  const choose = (next: Theme): void => {
    keep(localStorage, 'theme', next);
    setTheme(next);
  };
  return [theme, choose];
}
