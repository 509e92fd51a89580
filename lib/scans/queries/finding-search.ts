import { type SQL, sql } from 'drizzle-orm'

/** Ids that scanners list as other names of a rule, kept in `aliases` and not in the full-text document. */
const vulnerabilityId = /^(cve|ghsa|rustsec|pysec|osv|go|mal|dsa|usn|rhsa)-[\w.-]+$/i

/** More words than a person types; each costs an index scan. */
const mostWords = 10

/**
 * What a text search means, as a condition on `findings f`: every word must begin some word of the finding; a
 * vulnerability id also matches its other names. Null when the text holds no word.
 */
export function searchCondition(text: string): SQL | null {
  // Cut as the column `search` is: a path or a package address is several words.
  const words = text.split(/[\s/@:]+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
  if (words.length === 0) return null
  const conditions = words.slice(0, mostWords).map(oneWord)
  return sql`(${sql.join(conditions, sql` and `)})`
}

function oneWord(word: string): SQL {
  const found = sql`f.search @@ to_tsquery('simple', ${prefixTerm(word)})`
  if (!vulnerabilityId.test(word)) return found
  // Other ids are written in capitals, except that a GHSA's own part is lower case.
  const spellings = [...new Set([word, word.toUpperCase(), word.replace(/^ghsa/i, 'GHSA')])]
  return sql`(${found} or f.aliases && array[${sql.join(
    spellings.map((spelling) => sql`${spelling}`),
    sql`, `,
  )}]::text[])`
}

/** A quoted term with a prefix mark: operators a person may type lose their meaning. */
export function prefixTerm(word: string): string {
  return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}':*`
}
