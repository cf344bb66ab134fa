// biome-ignore lint/style/noRestrictedImports: the peer is a bare bot of this very SDK
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { createServer, type Request, type Response } from 'restify';

/** The barest bot on the same server and adapter: what a turn costs before anybody has thought about it. */
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  await context.sendActivity(`Echo: ${context.activity.text}`);
  await next();
});

const silent = { trace: () => false, debug: () => false, info: () => {}, warn: () => {} };
const server = createServer({ log: silent as unknown as Request['log'] });

server.post('/api/messages', async (request: Request, response: Response) => {
  // The adapter wants its body parsed, which its samples leave to a plugin.
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
  const { method, headers } = request;
  await adapter.process({ body, method: method ?? 'POST', headers }, response, (context) =>
    bot.run(context),
  );
});
server.listen(Number(process.argv[2]), '127.0.0.1', () => {
  process.stdout.write('{"ready":true}\n');
});
