import { z } from 'zod';

/** Message extension and configurable tab: what their schema leaves out. */
export const extensionParts = {
  composeExtensions: z
    .array(
      z.object({
        botId: z.string(),
        commands: z.array(
          z.object({
            id: z.string(),
            type: z.enum(['query', 'action']).default('query'),
            fetchTask: z.boolean().default(false),
            parameters: z.array(z.object({ name: z.string() })).default([]),
          }),
        ),
        messageHandlers: z
          .array(z.object({ value: z.object({ domains: z.array(z.string()) }) }))
          .default([]),
      }),
    )
    .default([]),
  configurableTabs: z
    .array(z.object({ configurationUrl: z.string(), scopes: z.array(z.string()) }))
    .default([]),
};

interface Extended {
  readonly id: string;
  readonly validDomains: readonly string[];
  readonly bots: readonly { readonly scopes: readonly string[] }[];
  readonly composeExtensions: z.infer<typeof extensionParts.composeExtensions>;
  readonly configurableTabs: z.infer<typeof extensionParts.configurableTabs>;
}

const HOST = /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/i;

export function ofExtensions({ id, composeExtensions }: Extended): string[] {
  return composeExtensions.flatMap(({ botId, commands, messageHandlers }) => {
    const ids = commands.map((command) => command.id);
    const domains = messageHandlers.flatMap(({ value }) => value.domains);
    return [
      ...(botId === id
        ? []
        : [
            `the message extension's bot ${botId} is not the application ${id}: one registration serves both.`,
          ]),
      ...ids
        .filter((name, index) => ids.indexOf(name) !== index)
        .map((name) => `two commands are called ${name}: rename one.`),
      ...commands
        .filter(({ fetchTask, parameters }) => !fetchTask && parameters.length === 0)
        .map(
          (command) =>
            `the command ${command.id} asks nothing and opens nothing: give it parameters or fetchTask.`,
        ),
      ...(domains.length > 0 && commands.length === 0
        ? ['links are unfurled only for an app with a command: add one.']
        : []),
      ...domains
        .filter((domain) => !HOST.test(domain))
        .map(
          (domain) =>
            `links of ‘${domain}’ cannot be handled: name a host without scheme, port or path.`,
        ),
    ];
  });
}

export function ofConfigurable({ bots, configurableTabs, validDomains }: Extended): string[] {
  return configurableTabs.flatMap(({ configurationUrl, scopes }) => {
    const { host } = new URL(configurationUrl);
    return [
      ...(validDomains.includes(host)
        ? []
        : [
            `the page that configures tabs is on ${host}, which is not in validDomains: add it there.`,
          ]),
      ...scopes
        .filter((scope) => !bots.some((bot) => bot.scopes.includes(scope)))
        .map(
          (scope) =>
            `a tab can be added to a ${scope}, where the bot is not: add the scope to the bot.`,
        ),
    ];
  });
}
