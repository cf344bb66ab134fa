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

/** The adapter wants its body parsed, as its samples do by a plugin. */
async function parsed(request: Request): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Object.assign(request, { body: JSON.parse(Buffer.concat(chunks).toString('utf8')) });
}

server.post('/api/messages', async (request: Request, response: Response) => {
  await adapter.process(await parsed(request), response, (context) => bot.run(context));
});
server.listen(Number(process.argv[2]), '127.0.0.1', () => {
  process.stdout.write('{"ready":true}\n');
});
