import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { startStack } from '#db/testing/e2e.ts'
import { printFigures } from './figures.ts'
import { benchImport, importReport } from './import.ts'
import { benchJavaScript } from './javascript.ts'
import { postureFigures, timePosture } from './posture.ts'
import { grypeReport, largeReport } from './reports/grype.ts'
import { createVisitor } from './visitor.ts'

const large = 200_000
const small = 10_000

/** `npm run bench`: every figure of docs/benchmarks.md, from the product as a person starts it. */
const scratch = mkdtempSync(join(tmpdir(), 'plumbline-bench-'))
const stack = await startStack()
try {
  const { cookie, token } = await createVisitor(stack)
  const smallFile = await write('small.json', small)
  const largeFile = await write('large.json', large)
  await importReport(stack, token, smallFile, { asset: 'small', commit: '0'.repeat(40) })
  const few = await timePosture(stack, cookie)
  const imports = await benchImport(stack, token, largeFile)
  const many = await timePosture(stack, cookie)
  const javascript = await benchJavaScript(stack, cookie)
  printFigures('Import', imports)
  printFigures('Posture page', postureFigures(few, many))
  printFigures('JavaScript', javascript)
} finally {
  await stack.stop()
  rmSync(scratch, { recursive: true, force: true })
}

async function write(name: string, findings: number): Promise<string> {
  const file = join(scratch, name)
  await pipeline(Readable.from(grypeReport({ ...largeReport, findings })), createWriteStream(file))
  console.error(`${name}: ${findings} findings, ${Math.round(statSync(file).size / 1e6)} MB`)
  return file
}
