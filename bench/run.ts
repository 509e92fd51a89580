import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { BenchPart } from '#cli/bench.ts'
import { startStack } from '#db/testing/e2e.ts'
import { printFigures } from './figures.ts'
import { benchImport, importReport } from './import.ts'
import { benchClocks } from './incidents/clocks.ts'
import { benchIncidents } from './incidents.ts'
import { benchJavaScript } from './javascript.ts'
import { benchPosture, type Visit } from './posture.ts'
import { grypeReport, largeReport } from './reports/grype.ts'
import { benchReviews } from './reviews.ts'
import { benchStatements } from './statements.ts'
import { createVisitor } from './visitor.ts'

const small = 10_000
/** As many as the import part brings: a million open findings. */
const largeAssets = 5

/** They bring what they measure, and need no findings. */
const alone: readonly BenchPart[] = ['clocks', 'incidents', 'reviews']

/** `npm run bench`: every figure of docs/benchmarks.md, from the product as a person starts it. */
export async function runBench(parts: readonly BenchPart[]): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'plumbline-bench-'))
  const opened: Visit[] = []
  try {
    if (parts.includes('clocks')) printFigures('Clocks of incidents', await benchClocks(scratch))
    if (parts.includes('incidents')) printFigures('Incidents', await benchIncidents(await open(opened)))
    if (parts.includes('reviews')) printFigures('Reviews', await benchReviews(await open(opened), scratch))
    if (parts.every((part) => alone.includes(part))) return

    const few = await open(opened)
    const smallFile = await write(scratch, 'small.json', small)
    await importReport(few.stack, few.token, smallFile, { asset: 'small', commit: '0'.repeat(40) })
    if (parts.includes('javascript')) printFigures('JavaScript', await benchJavaScript(few.stack, few.cookie))
    if (parts.includes('posture'))
      printFigures('SQL statements', await benchStatements(few.stack, few.cookie))
    if (!parts.includes('import') && !parts.includes('posture')) return

    const many = await open(opened)
    const largeFile = await write(scratch, 'large.json', largeReport.findings)
    if (parts.includes('import')) printFigures('Import', await benchImport(many.stack, many.token, largeFile))
    else {
      for (let asset = 0; asset < largeAssets; asset++)
        await importReport(many.stack, many.token, largeFile, {
          asset: `large-${asset}`,
          commit: '1'.repeat(40),
        })
    }
    if (parts.includes('posture')) printFigures('Posture page', await benchPosture(few, many))
  } finally {
    for (const { stack } of opened) await stack.stop()
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** An installation of its own, with somebody who may see it and send to it. */
async function open(opened: Visit[]): Promise<Visit & { token: string }> {
  const stack = await startStack({ place: 'disk' })
  const visit = { stack, cookie: '', token: '' }
  // At once: whatever fails from here on, it is stopped.
  opened.push(visit)
  return Object.assign(visit, await createVisitor(stack))
}

async function write(folder: string, name: string, findings: number): Promise<string> {
  const file = join(folder, name)
  await pipeline(Readable.from(grypeReport({ ...largeReport, findings })), createWriteStream(file))
  console.error(`${name}: ${findings} findings, ${Math.round(statSync(file).size / 1e6)} MB`)
  return file
}
