import type { Command } from 'commander'

export function register(program: Command): void {
  program
    .command('web', { hidden: true })
    .description('Run the web process alone (`start` does this for you)')
    .action(async () => {
      const { serveWeb } = await import('#cli/start/serve-web.ts')
      await serveWeb()
    })
}
