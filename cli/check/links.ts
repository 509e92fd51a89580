import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { conclude, type Problem } from './problem.ts'
import { sourceFiles } from './source-files.ts'

/** Every link of the documentation to a file or a heading of this repository leads somewhere. */
const files = sourceFiles('*.md')
const problems = files.flatMap(broken)
conclude('links', `${files.length} documents`, problems)

function broken(file: string): Problem[] {
  const text = withoutCode(readFileSync(file, 'utf8'))
  return [...text.matchAll(/!?\[[^\]]*\]\(<?([^)\s>]+)>?[^)]*\)|<img[^>]*\ssrc="([^"]+)"/g)].flatMap(
    (match): Problem[] => {
      const link = match[1] ?? match[2] ?? ''
      if (/^[a-z]+:/i.test(link)) return []
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? file : normalize(join(dirname(file), decodeURIComponent(path)))
      const line = text.slice(0, match.index).split('\n').length
      if (!existsSync(target)) return [{ file, line, message: `the link ${link} leads nowhere` }]
      if (anchor && target.endsWith('.md') && !headings(target).has(anchor)) {
        return [{ file, line, message: `${target} has no heading #${anchor}` }]
      }
      return []
    },
  )
}

/** Anchors as GitHub makes them. */
function headings(file: string): Set<string> {
  const text = withoutCode(readFileSync(file, 'utf8'))
  return new Set(
    [...text.matchAll(/^#{1,6}\s+(.+)$/gm)].map((match) =>
      (match[1] ?? '')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    ),
  )
}

/** The text with code blanked out, line for line. */
function withoutCode(text: string): string {
  return text.replace(/```[\s\S]*?```|`[^`\n]*`/g, (code) => code.replace(/[^\n]/g, ' '))
}
