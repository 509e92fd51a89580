import { findAddresses } from './redaction/addresses.ts'
import { asRead } from './redaction/as-read.ts'
import { type Finding, withoutInner } from './redaction/finding.ts'
import { prepareHosts } from './redaction/hosts.ts'
import { type KnownPeople, preparePeople } from './redaction/people.ts'
import { findPhrases, preparePhrases, tokensOf, wordsOf } from './redaction/phrases.ts'
import { findSecrets } from './redaction/secrets.ts'

/** What cannot be known by its form: names of people, customers, and hosts of the organisation. */
export type KnownWords = KnownPeople & { customers: readonly string[]; hosts: readonly string[] }

/**
 * Makes the redaction check of an organisation: what in a text is a person, an e-mail address, an internal host, an IP
 * address, a secret or a customer. In the order of the text; what stands inside something found is not found again.
 * It errs towards finding, in the text as it is written and as its readers see it: whatever it finds, a person accepts
 * or mends.
 */
export function prepareRedaction(words: KnownWords): (text: string) => Finding[] {
  const findPeople = preparePeople(words)
  const findHosts = prepareHosts(words.hosts)
  const customers = preparePhrases(words.customers.map(wordsOf))
  const findIn = (text: string): Finding[] => {
    const tokens = tokensOf(text)
    return [
      ...findSecrets(text),
      ...findAddresses(text),
      ...findHosts(text),
      ...findPhrases(text, tokens, customers).map(
        (place): Finding => ({ kind: 'customer', why: 'It is on the list of customers.', ...place }),
      ),
      ...findPeople(text, tokens),
    ]
  }
  return (text) => {
    const read = asRead(text)
    const asItIsRead = read === null ? [] : findIn(read.text)
    return withoutInner([
      ...findIn(text),
      ...asItIsRead.map((finding) => ({ ...finding, ...read?.written(finding) })),
    ])
  }
}
