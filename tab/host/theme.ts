import type { ThemeName } from './types.ts';

/** Teams' names: `default`, `dark`, `contrast`, and `glass` on Vision Pro, which is dark. */
export function themeOf(name: string | undefined): ThemeName {
  if (name === 'contrast') return 'contrast';
  return name === 'dark' || name === 'glass' ? 'dark' : 'light';
}
