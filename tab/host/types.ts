export type ThemeName = 'light' | 'dark' | 'contrast';

/** A tab of a channel or group, as Teams keeps it. */
export interface TabSettings {
  readonly entityId: string;
  readonly contentUrl: string;
  readonly websiteUrl: string;
  readonly suggestedDisplayName: string;
}

/** Teams' own dialog in which a tab is added or changed. */
export interface SettingsDialog {
  /** What its button saves; null keeps the button off. */
  offer(settings: TabSettings | null): void;
}

/** Where the tab runs: in Teams, or in a browser window of its own. */
export interface Host {
  readonly kind: 'teams' | 'browser';
  /** The host's theme, null where the browser's preferences decide. */
  readonly theme: ThemeName | null;
  readonly locale: string;
  /** The page a deep link asks for, as a path inside the tab; null for none. */
  readonly path: string | null;
  /** The channel around the tab; null for none. */
  readonly channelId: string | null;
  /** In the side panel of a meeting, 320 px wide, beside people who talk. */
  readonly meeting: boolean;
  /** Null where nothing is being added or changed. */
  readonly settings: SettingsDialog | null;
  /** Calls back at each change of theme; returns how to stop. */
  onTheme(listener: (theme: ThemeName) => void): () => void;
  /** Rejects where nobody is signed in. @param quietly without asking the person for anything */
  token(quietly: boolean): Promise<string>;
  /** To the clipboard. Rejects where the browser or the host refuses. */
  copy(text: string): Promise<void>;
  /** Opens the host's own dialog to post a link somewhere; null where it has none. */
  readonly share: ((link: string) => Promise<void>) | null;
  /** Tells the host that the first page stands, so that it takes its own waiting sign away. */
  ready(): void;
}
