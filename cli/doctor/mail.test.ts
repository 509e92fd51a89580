import { expect, test } from 'vitest'
import { startMailServer } from '#lib/platform/mail/testing/mail-server.ts'
import { checkMail } from './mail.ts'

const from = 'plumbline@covenant.example'

test('without a mail server it says that people see alerts only in Plumbline', async () => {
  expect(await checkMail({ mail: undefined })).toMatchObject({ result: 'warn' })
})

test('a mail server that answers is fine', async () => {
  const server = await startMailServer()
  const finding = await checkMail({ mail: { url: server.url, from } })
  await server.close()
  expect(finding).toEqual({
    name: 'mail',
    result: 'ok',
    message: 'sent as plumbline@covenant.example through 127.0.0.1, which lets us in.',
  })
  expect(server.mails).toEqual([])
})

test('a mail server that is not there is named, its password is not', async () => {
  const finding = await checkMail({ mail: { url: 'smtp://me:hunter2@127.0.0.1:1', from } })
  expect(finding).toMatchObject({ result: 'fail' })
  expect(finding.message).toContain('ECONNREFUSED')
  expect(JSON.stringify(finding)).not.toContain('hunter2')
})
