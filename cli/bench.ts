import type { Command } from 'commander'

export function register(program: Command): void {
  program
    .command('bench')
    .description('Measure the product and print the tables of docs/benchmarks.md (some minutes)')
    .action(async () => {
      await import('../bench/run.ts')
    })
}
