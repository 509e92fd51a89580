import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isLoopback, localUrl, readSettings, type SettingName, settingSchema } from '#lib/platform/env.ts'

describe('settings', () => {
  test('without any variable, everything has a default that stays on this machine', () => {
    expect(readSettings({})).toMatchObject({
      mode: 'production',
      host: '127.0.0.1',
      port: 3000,
      isPortChosen: false,
      publicUrl: 'http://localhost:3000',
      dataDirectory: resolve('.plumbline'),
      artifacts: 'postgres',
      mail: undefined,
      limits: { reportBytes: 512 * 1024 * 1024, depth: 64, findings: 1_000_000 },
    })
  })

  test('the hosts of webhooks are a list; one that is no host is named', () => {
    expect(
      readSettings({ PLUMBLINE_WEBHOOK_HOSTS: 'hooks.example.org, *.example.net 10.0.0.0/8' }).webhookHosts,
    ).toEqual(['hooks.example.org', '*.example.net', '10.0.0.0/8'])
    expect(readSettings({}).webhookHosts).toEqual([])
    expect(() => readSettings({ PLUMBLINE_WEBHOOK_HOSTS: 'https://hooks.example.org' })).toThrow(
      'PLUMBLINE_WEBHOOK_HOSTS is “https://hooks.example.org” but must be a list such as',
    )
  })

  test('an empty variable counts as not set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({
      port: 3000,
      databaseUrl: undefined,
    })
  })

  test('the public address is reduced to its origin', () => {
    expect(readSettings({ PUBLIC_URL: 'https://plumbline.example.org/' }).publicUrl).toBe(
      'https://plumbline.example.org',
    )
  })

  test('an error names the variable, its value, the rule and what to do', () => {
    expect(() => readSettings({ PORT: '99999' })).toThrow(
      expect.objectContaining({
        code: 'invalid_input',
        message: 'PORT is “99999” but must be a whole number from 1 to 65535.',
        nextStep: 'Correct PORT in the environment, or unset it to use the default.',
      }),
    )
  })

  test('every wrong variable is named at once', () => {
    expect(() => readSettings({ PORT: 'abc', PLUMBLINE_MODE: 'fast' })).toThrow(
      expect.objectContaining({
        details: [
          expect.objectContaining({ path: 'PORT' }),
          expect.objectContaining({ path: 'PLUMBLINE_MODE' }),
        ],
      }),
    )
  })

  test('an error never repeats a value that may hold a password', () => {
    expect(() => readSettings({ DATABASE_URL: 'mysql://root:hunter2@db' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    )
  })

  test('a password with a bare % is refused here, not where the address is taken apart', () => {
    expect(() => readSettings({ DATABASE_URL: 'postgresql://me:100%sure@db/plumbline' })).toThrow(
      'a % in it written as %25',
    )
    const encoded = 'postgresql://me:100%25sure@db/plumbline'
    expect(readSettings({ DATABASE_URL: encoded }).databaseUrl).toBe(encoded)
  })

  test('mail needs a sender', () => {
    expect(() => readSettings({ SMTP_URL: 'smtp://mail.example.org' })).toThrow(
      'SMTP_URL is set, but MAIL_FROM is not.',
    )
  })

  test.each(Object.keys(settingSchema.shape) as SettingName[])('%s is explained', (name) => {
    expect(settingSchema.shape[name].meta()).toMatchObject({
      doc: expect.stringMatching(/\.$/),
      rule: expect.any(String),
    })
  })
})

test.each([
  ['127.0.0.1', true],
  ['127.9.9.9', true],
  ['localhost', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['127.0.0.1.example.org', false],
  ['192.168.1.4', false],
])('isLoopback(%s) is %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected)
})

test.each([
  ['127.0.0.1', 'http://localhost:80'],
  ['0.0.0.0', 'http://localhost:80'],
  ['plumbline.lan', 'http://plumbline.lan:80'],
  ['fd00::5', 'http://[fd00::5]:80'],
])('localUrl(%s) is %s', (host, expected) => {
  expect(localUrl(host, 80)).toBe(expected)
})
