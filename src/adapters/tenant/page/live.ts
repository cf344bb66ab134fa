import { type Activity, type Message, newsSchema } from './shapes.ts';

export interface News {
  readonly in: string;
  readonly message: Message;
}

interface LiveOptions {
  /** The stream's address for what came after this message. */
  readonly path: (after: number) => string;
  /** Together: what came in one go is drawn in one go. */
  readonly onNews: (news: readonly News[]) => void;
  readonly onActivity: (activity: Activity) => void;
  readonly onConnected: (connected: boolean) => void;
}

const AGAIN_MS = 1_000;

/** Follows everything that is written where a person is, from the beginning; returns how to stop. */
export function follow({ path, onNews, onActivity, onConnected }: LiveOptions): () => void {
  let last = 0;
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: News[] = [];
  let frame = 0;
  const flush = (): void => {
    frame = 0;
    const news = waiting;
    waiting = [];
    onNews(news);
  };
  const open = (): void => {
    source = new EventSource(path(last));
    source.onopen = () => onConnected(true);
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const parsed = newsSchema.safeParse(JSON.parse(data));
      if (!parsed.success) return; // Of a newer tenant: what this page cannot read it does not show.
      const { data: news } = parsed;
      last = Math.max(last, 'message' in news ? news.message.seq : news.seq);
      if (!('message' in news)) {
        onActivity(news);
        return;
      }
      waiting.push(news);
      // A timer, since a window in the background draws no frames.
      frame ||= window.setTimeout(flush, 16);
    };
    source.onerror = () => {
      // The browser's own new attempt would ask for everything since the first one.
      source?.close();
      onConnected(false);
      timer = setTimeout(open, AGAIN_MS);
    };
  };
  open();
  return () => {
    source?.close();
    clearTimeout(timer);
    clearTimeout(frame);
  };
}
