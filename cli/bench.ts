import { Argument, type Command } from 'commander'

export const benchParts = ['clocks', 'incidents', 'reviews', 'import', 'posture', 'javascript'] as const
export type BenchPart = (typeof benchParts)[number]

export function register(program: Command): void {
  program
    .command('bench')
    .description(
      'Measure the product and print the tables of docs/benchmarks.md (some minutes), or the parts named',
    )
    .addArgument(new Argument('[parts...]').choices(benchParts))
    .action(async (parts: BenchPart[]) => {
      const { runBench } = await import('../bench/run.ts')
      await runBench(parts.length === 0 ? benchParts : parts)
    })
}
