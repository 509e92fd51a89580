import { z } from 'zod'
import { type Finding, findPattern } from './finding.ts'

const email =
  /(?<![\w.+-])[\w.+-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}(?![\w-])/gi
/** Not inside a longer number such as a version of five parts, nor after a `v`. */
const ipv4 = /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?(?![\w]|\.\d)/g
const ipv6 =
  /(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}(?:[0-9a-f]{1,4}|(?:\d{1,3}\.){3}\d{1,3})?(?:\/\d{1,3})?(?![\w:]|\.\w)/gi

const isIpv4 = (text: string): boolean => z.ipv4().safeParse(text).success
const isIpv6 = (text: string): boolean => z.ipv6().safeParse(text).success
const withoutPrefixLength = (text: string): string => text.replace(/\/\d+$/, '')

/** Loopback, unspecified, and those that exist to be written about (RFC 5737, RFC 3849) tell nobody anything. */
const tellsNothing4 = /^(?:127\.|0\.0\.0\.0$|255\.255\.255\.255$|192\.0\.2\.|198\.51\.100\.|203\.0\.113\.)/
const tellsNothing6 = /^(?:::1?$|2001:0?db8:)/i

/** E-mail addresses and IP addresses, by their form. */
export const findAddresses = (text: string): Finding[] => [
  ...findPattern(text, email, { kind: 'email', why: 'An address that mail reaches.' }),
  ...findPattern(text, ipv4, { kind: 'ip_address', why: 'An address of a network.' }, (match) => {
    const address = withoutPrefixLength(match)
    return !isIpv4(address) || tellsNothing4.test(address)
  }),
  ...findPattern(text, ipv6, { kind: 'ip_address', why: 'An address of a network.' }, (match) => {
    const address = withoutPrefixLength(match)
    return !isIpv6(address) || tellsNothing6.test(address)
  }),
]
