import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeFailure } from '#cli/failure.ts'
import { createProgress } from '#cli/progress.ts'
import { ensureBuild } from '#cli/start/build.ts'
import { addCounts, type Counts, line, none, oneFailed, onePassed } from '#cli/test/counts.ts'
import { ensureGitHubDescription } from '#cli/test/github-description.ts'
import { runPlaywright } from '#cli/test/playwright.ts'
import { runStaticCheck } from '#cli/test/static-checks.ts'
import { runVitest } from '#cli/test/vitest.ts'
import type { TestPart } from '#cli/test.ts'

/** Runs the parts one after another, whatever the earlier ones come to. @returns the exit code */
export async function runTests(parts: readonly TestPart[]): Promise<number> {
  const scratch = mkdtempSync(join(tmpdir(), 'plumbline-tests-'))
  const outcomes: { part: TestPart; counts: Counts; seconds: number }[] = []
  try {
    for (const part of parts) {
      console.log(`\n── ${part} ──`)
      const startedAt = performance.now()
      const counts = await runPart(part, scratch).catch((error: unknown) => {
        console.error(describeFailure(error))
        return oneFailed
      })
      outcomes.push({ part, counts, seconds: (performance.now() - startedAt) / 1000 })
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  console.log('')
  for (const { part, counts, seconds } of outcomes) {
    console.log(
      `${counts.failed === 0 ? '✓' : '✕'} ${part.padEnd(11)} ${line(counts)} (${seconds.toFixed(0)} s)`,
    )
  }
  const total = outcomes.map(({ counts }) => counts).reduce(addCounts, none)
  console.log(`Tests: ${line(total)}`)
  return total.failed === 0 ? 0 : 1
}

async function runPart(part: TestPart, scratch: string): Promise<Counts> {
  if (part === 'unit' || part === 'db' || part === 'e2e') ensureGitHubDescription()
  if (part === 'unit' || part === 'db') return runVitest(part, scratch)
  if (part === 'build') return build()
  if (part === 'e2e') {
    // Alone, too, the browser must see the pages of these sources.
    await build()
    return runPlaywright(scratch)
  }
  return runStaticCheck(part)
}

async function build(): Promise<Counts> {
  await ensureBuild(createProgress(), { add: () => undefined })
  return onePassed
}
