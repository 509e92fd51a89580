import { describe, expect, test } from 'vitest'
import { forwardedFor } from './client-address.ts'

describe('the address of a client', () => {
  test('without a trusted proxy is that of the socket, whatever the client claims', () => {
    expect(forwardedFor('203.0.113.9', '198.51.100.7', 0)).toBe('198.51.100.7')
    expect(forwardedFor(undefined, '198.51.100.7', 0)).toBe('198.51.100.7')
  })

  test('behind proxies is what the outermost trusted one saw', () => {
    const header = '10.9.9.9, 203.0.113.9, 192.0.2.1'
    expect(forwardedFor(header, '127.0.0.1', 1)).toBe('192.0.2.1')
    expect(forwardedFor(header, '127.0.0.1', 2)).toBe('203.0.113.9')
  })

  test('falls back to the socket when a proxy that should be there wrote nothing', () => {
    expect(forwardedFor(undefined, '127.0.0.1', 1)).toBe('127.0.0.1')
    expect(forwardedFor('192.0.2.1', '127.0.0.1', 2)).toBe('127.0.0.1')
  })
})
