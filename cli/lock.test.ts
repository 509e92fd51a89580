import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { currentHolder, lockData } from '#cli/lock.ts'
import { startOf } from '#db/server/processes.ts'

let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'plumbline-lock-'))
})
afterEach(() => rmSync(data, { recursive: true }))

const lockFile = () => join(data, 'lock.json')

test('a second copy is told who holds the folder and where it answers', () => {
  lockData(data, 'npm start').announce('http://localhost:3000')
  expect(() => lockData(data, 'npm start')).toThrow(
    expect.objectContaining({
      code: 'conflict',
      message: `Plumbline already runs on ${data}: \`npm start\`, process ${process.pid}, answers at http://localhost:3000.`,
      nextStep: expect.stringContaining(`kill ${process.pid}`),
    }),
  )
})

test('a data folder that is none is said to be unusable, with what to do', () => {
  const file = join(data, 'a-file')
  writeFileSync(file, '')
  expect(() => lockData(file, 'npm start')).toThrow(
    expect.objectContaining({
      code: 'unavailable',
      message: expect.stringContaining(`The data folder ${file} cannot be written to (EEXIST`),
      nextStep: expect.stringContaining('PLUMBLINE_DATA'),
    }),
  )
})

test('before it has an address, the holder is said to be starting', () => {
  lockData(data, 'npm start')
  expect(() => lockData(data, 'npm start')).toThrow('is still starting')
})

test('a released folder can be taken again', () => {
  lockData(data, 'npm start').release()
  expect(existsSync(lockFile())).toBe(false)
  lockData(data, 'npm start')
  expect(currentHolder(data)).toMatchObject({ pid: process.pid, command: 'npm start' })
})

test('the lock of a process that was killed is taken over', async () => {
  const holder = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  await once(holder, 'spawn')
  const { pid } = holder
  if (pid === undefined) throw new Error('the holder has no process id')
  writeFileSync(lockFile(), JSON.stringify({ pid, began: startOf(pid), command: 'npm start' }))
  expect(() => lockData(data, 'npm start')).toThrow(`process ${pid}`)
  const ended = once(holder, 'exit')
  holder.kill('SIGKILL')
  await ended
  lockData(data, 'npm start')
  expect(currentHolder(data)).toMatchObject({ pid: process.pid })
})

test('a process that was given the id of a dead holder does not hold the folder', () => {
  const stale = { pid: process.pid, began: 'at another time', command: 'npm start' }
  writeFileSync(lockFile(), JSON.stringify(stale))
  expect(currentHolder(data)).toBeUndefined()
  lockData(data, 'npm run demo')
  expect(JSON.parse(readFileSync(lockFile(), 'utf8'))).toMatchObject({ command: 'npm run demo' })
})
