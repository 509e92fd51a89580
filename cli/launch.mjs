#!/usr/bin/env node
// The way in: `npm start`, `npm test`, `npm run demo` and `npx plumbline …` all begin here.
// Plain JavaScript that needs Node 20 and nothing installed; everything else runs under the pinned Node.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureDependencies } from './launch/dependencies.mjs'
import { pinnedNode } from './launch/pinned-node.mjs'
import { LaunchError, projectRoot } from './launch/project.mjs'

/**
 * `react-server` makes `server-only` modules loadable outside the web bundle; without `__proto__`,
 * parsed JSON cannot reach a prototype (SECURITY: requests).
 */
const runtimeFlags = ['--conditions=react-server', '--disable-proto=delete']

async function launch() {
  await ensureDependencies()
  const entry = join(projectRoot, 'cli', 'plumbline.ts')
  // The channel lets the child notice that this process was killed and stop cleanly.
  const child = spawn(pinnedNode(), [...runtimeFlags, entry, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', fail)
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

/** @param {unknown} error */
function fail(error) {
  if (error instanceof LaunchError) console.error(`\n✕ ${error.message}\n  ${error.nextStep}`)
  else console.error(error)
  process.exit(1)
}

launch().catch(fail)
