import { describe, expect, test } from 'vitest'
import {
  isAllowedAddress,
  isAllowedHost,
  isAllowList,
  isPublicAddress,
  readAllowList,
} from './address-rules.ts'

describe('a public address', () => {
  test.each(['93.184.216.34', '1.1.1.1', '2606:4700:4700::1111'])('is %s', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  test.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '192.168.1.1',
    '198.18.0.1',
    '203.0.113.7',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:93.184.216.34',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:0:7f00:1::',
    '2001:db8::1',
    'fc00::1',
    'fe80::1',
    'ff02::1',
  ])('is not %s', (address) => {
    expect(isPublicAddress(address)).toBe(false)
  })
})

describe('the list of hosts', () => {
  const list = readAllowList(['Hooks.Example.org', '*.example.net', '10.20.0.0/16', '127.0.0.1', 'fd00::/8'])

  test.each(['hooks.example.org', 'a.example.net', 'a.b.example.net', '10.20.3.4', '127.0.0.1', '[fd00::1]'])(
    'lets %s be asked',
    (host) => {
      expect(isAllowedHost(list, host)).toBe(true)
    },
  )

  test.each([
    'example.org',
    'evil-hooks.example.org',
    'example.net',
    'badexample.net',
    'hooks.example.org.evil.example',
    '10.21.0.1',
    '127.0.0.2',
    '93.184.216.34',
    '[::1]',
  ])('lets %s not be asked', (host) => {
    expect(isAllowedHost(list, host)).toBe(false)
  })

  test('lets a connection end at public addresses and at those it names', () => {
    expect(isAllowedAddress(list, '93.184.216.34')).toBe(true)
    expect(isAllowedAddress(list, '10.20.3.4')).toBe(true)
    expect(isAllowedAddress(list, '10.21.3.4')).toBe(false)
    expect(isAllowedAddress(list, 'not an address')).toBe(false)
  })

  test.each(['*', 'a b', 'https://hooks.example.org', '*.', '-/8', '10.0.0.0/99'])(
    'refuses the entry %s',
    (entry) => {
      expect(isAllowList([entry])).toBe(false)
    },
  )
})
