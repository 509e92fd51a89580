import { Argument, type Command } from 'commander'

/** In the order they run: what answers fastest comes first. */
export const testParts = [
  'types',
  'lint',
  'boundaries',
  'structure',
  'commands',
  'unused',
  'links',
  'unit',
  'db',
  'build',
  'e2e',
] as const

export type TestPart = (typeof testParts)[number]

export function register(program: Command): void {
  program
    .command('test')
    .description('Run every check and test, or the parts named')
    .addArgument(new Argument('[parts...]').choices(testParts))
    .action(async (parts: TestPart[]) => {
      const { runTests } = await import('#cli/test/run.ts')
      process.exitCode = await runTests(parts.length === 0 ? testParts : parts)
    })
}
