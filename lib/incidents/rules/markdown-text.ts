/**
 * Text inside a document of ours, such as a name or a label: one line that reads as it was written, whatever signs of
 * Markdown (GitHub's flavour) stand in it. A reader may make a link of an address in it; it leads where it reads.
 */
export const inlineText = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_{}[\]<>()#+!|~&:@]/g, String.raw`\$&`)
    .replaceAll(/(www)\./gi, String.raw`$1\.`)
    .replace(/^(\d+)\./, String.raw`$1\.`)
    .replace(/^[-=]/, String.raw`\$&`)

/** The target of a link, for between `<` and `>`. */
export const linkTarget = (href: string): string =>
  href.replaceAll(/\s/g, encodeURIComponent).replaceAll(/[\\<>&]/g, String.raw`\$&`)

/** Raw HTML, of which an open tag or comment reaches beyond its quotation; and definitions, which hold for all of it. */
const reachesOut = /<[a-z/!?]|\]:/i

/**
 * Markdown of somebody as a quotation inside a document of ours: what is open in it (a fence, a list, a heading) ends
 * with it. What could reach beyond is given word for word instead.
 */
export function quotedMarkdown(body: string): string {
  const lines = body.split(/\r\n|\r|\n/)
  return (reachesOut.test(body) ? verbatim(lines) : lines).map((line) => `> ${line}`).join('\n')
}

/** In a fence that nothing in it closes. */
function verbatim(lines: readonly string[]): string[] {
  const longest = Math.max(2, ...Array.from(lines.join('\n').matchAll(/`+/g), ([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return [`${fence}text`, ...lines, fence]
}
