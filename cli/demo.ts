import type { Command } from 'commander'

export function register(program: Command): void {
  program
    .command('demo')
    .description('Run Plumbline with the demonstration organisation, on a database of its own')
    .action(async () => {
      // Set before any setting is read; real data and demonstration data never share a folder or a server.
      process.env.PLUMBLINE_MODE = 'demo'
      process.env.PLUMBLINE_DATA += '-demo'
      delete process.env.DATABASE_URL
      // It publishes to itself, and to nobody else.
      process.env.PLUMBLINE_PUBLICATION_HOSTS = '127.0.0.1'
      const { start } = await import('#cli/start/start.ts')
      await start({ mode: 'demo', isDevelopment: false })
    })
}
