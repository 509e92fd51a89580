import { modulePath, runNode } from '#cli/test/command.ts'
import { type Counts, oneFailed, onePassed } from '#cli/test/counts.ts'

/** Each check is one or more scripts that all must end with 0. */
export const staticChecks = {
  types: [
    [modulePath('next', 'dist', 'bin', 'next'), 'typegen'],
    [modulePath('typescript', 'bin', 'tsc'), '--noEmit'],
  ],
  lint: [[modulePath('@biomejs', 'biome', 'bin', 'biome'), 'ci']],
  boundaries: [['cli/check/boundaries.ts']],
  structure: [['cli/check/structure.ts']],
  commands: [['cli/check/commands.ts']],
  unused: [[modulePath('knip', 'bin', 'knip.js')]],
  links: [['cli/check/links.ts']],
} satisfies Record<string, string[][]>

/** A check is one test, whatever it looks at. */
export async function runStaticCheck(name: keyof typeof staticChecks): Promise<Counts> {
  for (const command of staticChecks[name]) {
    if ((await runNode(command)) !== 0) return oneFailed
  }
  return onePassed
}
